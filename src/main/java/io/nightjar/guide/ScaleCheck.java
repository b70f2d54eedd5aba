package io.nightjar.guide;

import io.nightjar.guide.Finding.Severity;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Warns of linear scales over orders of magnitude and of choices among one value. */
final class ScaleCheck {
  private static final double TWO_ORDERS = 100;
  private static final double ROUNDING = 1e-12;

  private ScaleCheck() {}

  static List<Finding> findings(SearchSpace space) {
    return space.parameters().stream()
        .map(Parameter::name)
        .flatMap(name -> findings(name, space))
        .toList();
  }

  private static Stream<Finding> findings(String name, SearchSpace space) {
    return space.domains(name, Map.of()).stream()
        .flatMap(domain -> message(domain).stream())
        .map(
            message -> new Finding(Severity.WARNING, Optional.of(name), message, Optional.empty()));
  }

  private static Optional<String> message(Domain domain) {
    if (!(domain instanceof Fixed) && Outside.single(domain).isPresent()) {
      return Optional.of(
          "%s is the only value, so nothing varies: write it without a range or choices"
              .formatted(Texts.domain(domain)));
    }
    return isTooWide(domain)
        ? Optional.of(
            "%s spans more than two orders of magnitude on a linear scale, so small values are"
                    .formatted(Texts.domain(domain))
                + " hardly tried: a logarithmic scale suits it")
        : Optional.empty();
  }

  private static boolean isTooWide(Domain domain) {
    if (domain instanceof FloatRange range) {
      return range.scale() == Scale.LINEAR && isTooWide(range.low(), range.high());
    }
    return domain instanceof IntegerRange range
        && range.scale() == Scale.LINEAR
        && isTooWide((double) range.low(), (double) range.high());
  }

  private static boolean isTooWide(double low, double high) {
    return low > 0 && high / low > TWO_ORDERS * (1 + ROUNDING);
  }
}
