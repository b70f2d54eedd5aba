package io.nightjar.guide;

import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import java.util.List;
import java.util.Optional;

/** Compares values with a documented domain; bounds that differ by rounding are equal. */
final class Outside {
  private static final double ROUNDING = 1e-12;

  private Outside() {}

  /**
   * What of {@code given} lies outside, as the beginning of a sentence, for example {@code 0.6 and
   * 0.7 are outside}; empty where all lies inside. Values of another kind than the documented ones
   * are not judged.
   */
  static Optional<String> phrase(Domain given, Domain documented) {
    if (given instanceof FloatRange range) {
      return phrase(given, range.low(), range.high(), documented);
    }
    if (given instanceof IntegerRange range) {
      return phrase(given, (double) range.low(), (double) range.high(), documented);
    }
    List<?> offending =
        values(given).stream().filter(value -> isOutside(value, documented)).toList();
    if (offending.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Texts.list(offending, "and") + (offending.size() == 1 ? " is outside" : " are outside"));
  }

  private static Optional<String> phrase(Domain given, double low, double high, Domain documented) {
    boolean below = isBelow(low, documented);
    boolean above = isAbove(high, documented);
    if (!below && !above) {
      return Optional.empty();
    }
    boolean entirely = isBelow(high, documented) || isAbove(low, documented);
    return Optional.of(Texts.domain(given) + (entirely ? " is outside" : " reaches outside"));
  }

  static List<?> values(Domain domain) {
    if (domain instanceof OrderedChoices choices) {
      return choices.values();
    }
    if (domain instanceof Categories categories) {
      return categories.values();
    }
    return domain instanceof Fixed fixed ? List.of(fixed.value()) : List.of();
  }

  private static boolean isOutside(Object value, Domain documented) {
    if (documented instanceof Categories categories) {
      return value instanceof String && !categories.contains(value);
    }
    if (!(value instanceof Number number)) {
      return false;
    }
    return isBelow(number.doubleValue(), documented) || isAbove(number.doubleValue(), documented);
  }

  private static boolean isBelow(double value, Domain documented) {
    double low = Double.NEGATIVE_INFINITY;
    if (documented instanceof FloatRange range) {
      low = range.low() - ROUNDING * Math.abs(range.low());
    } else if (documented instanceof IntegerRange range) {
      low = range.low();
    }
    return value < low;
  }

  private static boolean isAbove(double value, Domain documented) {
    double high = Double.POSITIVE_INFINITY;
    if (documented instanceof FloatRange range) {
      high = range.high() + ROUNDING * Math.abs(range.high());
    } else if (documented instanceof IntegerRange range) {
      high = range.high();
    }
    return value > high;
  }

  /** Whether two values are the same number up to rounding, or else equal. */
  static boolean same(Object one, Object other) {
    if (!(one instanceof Number first && other instanceof Number second)) {
      return one.equals(other);
    }
    double difference = Math.abs(first.doubleValue() - second.doubleValue());
    return difference <= ROUNDING * Math.abs(second.doubleValue());
  }

  /** The value of a domain that has one only. */
  static Optional<Object> single(Domain domain) {
    List<?> values = values(domain);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }
}
