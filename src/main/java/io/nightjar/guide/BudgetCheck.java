package io.nightjar.guide;

import io.nightjar.guide.Finding.Severity;
import io.nightjar.space.SearchSpace;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Warns of budgets that do not suit the size of a finite space. */
final class BudgetCheck {
  /**
   * Below one in a thousand, even a thousand such nights would leave configurations untried: the
   * choices are then better thinned out, or made ranges.
   */
  private static final BigInteger ALMOST_NOTHING = BigInteger.valueOf(1000);

  private BudgetCheck() {}

  static List<Finding> findings(SearchSpace space, GuideOptions options) {
    if (options.trials() == 0) {
      return List.of();
    }
    return space
        .size()
        .flatMap(size -> message(BigInteger.valueOf(options.trials()), size))
        .map(message -> new Finding(Severity.WARNING, Optional.empty(), message, Optional.empty()))
        .stream()
        .toList();
  }

  private static Optional<String> message(BigInteger trials, BigInteger size) {
    if (trials.compareTo(size) > 0) {
      return text("a budget of %,d is more than the %,d configurations of the space", trials, size);
    }
    return trials.multiply(ALMOST_NOTHING).compareTo(size) < 0
        ? text("a budget of %,d covers less than 0.1 %% of the %,d configurations", trials, size)
        : Optional.empty();
  }

  private static Optional<String> text(String format, BigInteger trials, BigInteger size) {
    return Optional.of(String.format(Locale.ROOT, format, trials, size));
  }
}
