package io.nightjar.dl4j.data;

import java.util.regex.Pattern;

/** Numbers as they stand in data files: decimal, with a point, maybe with an exponent. */
final class Numbers {
  private static final Pattern NOT_FINITE =
      Pattern.compile("(?i)[+-]?(nan|inf|infinity)|#?n/?a|null|[?]");

  private Numbers() {}

  static boolean isNumber(String text) {
    try {
      Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return false;
    }
    return isDecimal(text);
  }

  /** Whether all characters are those of decimal numbers: Java also reads 0x1p3, 1f and NaN. */
  private static boolean isDecimal(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }

  /** Whether a text stands for a number that is missing, infinite or none. */
  static boolean isNotFinite(String text) {
    return NOT_FINITE.matcher(text).matches();
  }

  /**
   * The finite number that a text stands for.
   *
   * @throws NumberFormatException if it stands for none; the message says why
   */
  static float finite(String text) {
    if (text.isEmpty()) {
      throw new NumberFormatException("the cell is empty");
    }
    if (isNotFinite(text)) {
      throw new NumberFormatException("missing or infinite value: " + text);
    }
    if (!isNumber(text)) {
      throw new NumberFormatException("not a number: " + shortened(text));
    }
    float value = Float.parseFloat(text);
    if (!Float.isFinite(value)) {
      throw new NumberFormatException("too large a number: " + shortened(text));
    }
    return value;
  }

  /** A number of things. */
  static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String shortened(String cell) {
    return cell.length() <= 40 ? cell : cell.substring(0, 40) + "...";
  }
}
