package io.nightjar.guide;

import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Values and ranges as a user writes them. */
public final class Texts {
  private static final double SHORTEST_PLAIN = 1e-4;
  private static final double LONGEST_PLAIN = 1e7;

  private Texts() {}

  static String domain(Domain domain) {
    if (domain instanceof FloatRange range) {
      return range(range.low(), range.high());
    }
    if (domain instanceof IntegerRange range) {
      return range(range.low(), range.high());
    }
    if (domain instanceof OrderedChoices choices) {
      return list(choices.values(), "and");
    }
    return domain instanceof Categories categories
        ? list(categories.values(), "and")
        : value(((Fixed) domain).value());
  }

  private static String range(Object low, Object high) {
    return "[" + value(low) + ", " + value(high) + "]";
  }

  /** A value; a float plain from 0.0001 to ten million, else as 1e-8, without needless zeros. */
  public static String value(Object value) {
    return value instanceof Double number ? number(number) : value.toString();
  }

  private static String number(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    double size = Math.abs(value);
    if (value == 0 || (size >= SHORTEST_PLAIN && size < LONGEST_PLAIN)) {
      return exact.toPlainString();
    }
    int exponent = exact.precision() - exact.scale() - 1;
    return exact.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /** {@code a, b and c}. */
  static String list(List<?> values, String conjunction) {
    List<String> texts = values.stream().map(Texts::value).toList();
    int last = texts.size() - 1;
    return last < 1
        ? String.join("", texts)
        : texts.stream().limit(last).collect(Collectors.joining(", "))
            + " "
            + conjunction
            + " "
            + texts.get(last);
  }
}
