package io.nightjar.guide;

import io.nightjar.guide.Finding.Severity;
import io.nightjar.guide.GuideRow.Kind;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.SearchSpace;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The guide's ranges, defaults and rules, to read and to hold a space against. */
public final class Guide {
  static final String LEARNING_RATE = "learning-rate";

  private static final List<Kind> RANGE_BEFORE_VALUE = List.of(Kind.RANGE, Kind.FIXED);

  private Guide() {}

  /** Every range, default, rule and capacity row of 57.1 to 57.4, in the guide's order. */
  public static List<GuideRow> rows() {
    return GuideRows.ALL_ROWS;
  }

  /**
   * The rows that concern those who train with one optimizer: its own and those of all.
   *
   * @throws IllegalArgumentException if it is none of {@link #optimizers()}
   */
  public static List<GuideRow> rows(String optimizer) {
    if (!optimizers().contains(optimizer)) {
      throw new IllegalArgumentException(
          "Invalid optimizer: %s is not one of %s"
              .formatted(optimizer, String.join(", ", optimizers())));
    }
    return rows().stream().filter(row -> row.holdsFor(optimizer)).toList();
  }

  /** The optimizers with a documented learning rate, in the order of 57.4. */
  public static List<String> optimizers() {
    return rows(Kind.RANGE, LEARNING_RATE).flatMap(row -> row.optimizers().stream()).toList();
  }

  /**
   * The documented values of a parameter; empty where the guide documents none.
   *
   * @param optimizer decides on the range of {@code learning-rate}, which has none without it
   */
  public static Optional<Domain> documented(
      String parameter, Optional<String> optimizer, Training training) {
    return rows(Kind.RANGE, parameter)
        .filter(row -> optimizer.map(row::holdsFor).orElse(row.optimizers().isEmpty()))
        .flatMap(row -> row.domain().stream())
        .map(domain -> parameter.equals(LEARNING_RATE) ? forTraining(domain, training) : domain)
        .findFirst();
  }

  /** The section in which the documented range of a parameter stands, or else its default. */
  public static Optional<String> section(String parameter) {
    return RANGE_BEFORE_VALUE.stream()
        .flatMap(kind -> rows(kind, parameter))
        .map(GuideRow::section)
        .findFirst();
  }

  /**
   * The values of an optimizer's own parameters that the guide fixes, by name: momentum 0.9 (57.1);
   * beta1, beta2 and epsilon of Adam and its kin (57.2).
   */
  public static Map<String, Object> fixedDefaults(String optimizer) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    rows().stream()
        .filter(row -> row.kind() == Kind.FIXED && row.optimizers().contains(optimizer))
        .forEach(row -> defaults.put(row.name(), suggested(row.name()).orElseThrow()));
    return Collections.unmodifiableMap(defaults);
  }

  /**
   * What the guide, and common sense beyond it, say of a space: all of it, in the order of the
   * space's parameters, and last what concerns the space as a whole.
   */
  public static List<Finding> check(SearchSpace space, GuideOptions options) {
    List<String> order =
        Stream.concat(space.parameters().stream().map(parameter -> parameter.name()), Stream.of(""))
            .toList();
    return Stream.of(
            RangeCheck.findings(space, options),
            LearningRateCheck.findings(space, options),
            DefaultsCheck.findings(space),
            BatchCheck.findings(space),
            DropoutCheck.findings(space),
            RecurrentDropoutCheck.findings(space),
            DepthCheck.findings(space),
            LossCheck.findings(space, options),
            ScaleCheck.findings(space),
            ActivityCheck.findings(space, options),
            BudgetCheck.findings(space, options))
        .flatMap(List::stream)
        .distinct()
        .sorted(Comparator.comparing(finding -> order.indexOf(finding.parameter().orElse(""))))
        .toList();
  }

  /** The value that the guide suggests to fix a parameter at. */
  static Optional<Object> suggested(String parameter) {
    return rows(Kind.FIXED, parameter)
        .flatMap(row -> row.domain().stream())
        .map(domain -> ((Fixed) domain).value())
        .findFirst();
  }

  static Severity severity(OutsideRanges outside) {
    return outside == OutsideRanges.REFUSE ? Severity.ERROR : Severity.WARNING;
  }

  private static Stream<GuideRow> rows(Kind kind, String name) {
    return rows().stream().filter(row -> row.kind() == kind && row.name().equals(name));
  }

  /** In decimal, so that the bounds are those a person would write. */
  private static Domain forTraining(Domain domain, Training training) {
    if (training == Training.FROM_SCRATCH || !(domain instanceof FloatRange range)) {
      return domain;
    }
    return new FloatRange(
        BigDecimal.valueOf(range.low()).movePointLeft(2).doubleValue(),
        BigDecimal.valueOf(range.high()).movePointLeft(1).doubleValue(),
        range.scale());
  }
}
