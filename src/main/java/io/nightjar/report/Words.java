package io.nightjar.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Figures as people read them. */
final class Words {
  private static final int SHOWN_DIGITS = 4;
  private static final int SCIENTIFIC_DIGITS = 3;
  private static final int KEPT_DIGITS = 6;
  private static final double LEAST_PLAIN = 1e-4;
  private static final double MOST_PLAIN = 1e7;

  private Words() {}

  /** A number in four significant digits, or in three with an exponent, as on the page. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    double size = Math.abs(value);
    boolean isPlain = value == 0 || (size >= LEAST_PLAIN && size < MOST_PLAIN);
    return isPlain
        ? rounded(value, SHOWN_DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString()
        : scientific(rounded(value, SCIENTIFIC_DIGITS, RoundingMode.HALF_EVEN));
  }

  private static String scientific(BigDecimal value) {
    BigDecimal digits = value.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    return "%se%s%d"
        .formatted(
            digits.movePointLeft(exponent).toPlainString(), exponent < 0 ? "" : "+", exponent);
  }

  /** A number without the digits that no chart shows. */
  static double kept(double value) {
    return Double.isFinite(value)
        ? rounded(value, KEPT_DIGITS, RoundingMode.HALF_EVEN).doubleValue()
        : value;
  }

  static BigDecimal rounded(double value, int digits, RoundingMode mode) {
    return BigDecimal.valueOf(value).round(new MathContext(digits, mode));
  }

  /** A share in whole per cent. */
  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /** {@code 3 trials}, {@code 1 trial}. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** {@code a, b and c}. */
  static String list(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
