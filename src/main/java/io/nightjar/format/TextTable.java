package io.nightjar.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows in aligned columns, numbers to the right, for people. */
public final class TextTable {
  private static final String GAP = "  ";
  private static final MathContext DIGITS = new MathContext(4);
  private static final int FEW_SECONDS = 120;
  private static final double SECONDS_OF_A_MINUTE = 60;
  private static final long MINUTES_OF_AN_HOUR = 60;

  private final List<List<String>> lines = new ArrayList<>();
  private final List<Boolean> numeric = new ArrayList<>();

  public TextTable(List<String> header) {
    lines.add(header);
    header.forEach(name -> numeric.add(true));
  }

  public void add(List<? extends @Nullable Object> row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Object cell = row.get(i);
      cells.add(text(cell));
      numeric.set(i, numeric.get(i) && (cell == null || cell instanceof Number));
    }
    lines.add(cells);
  }

  /** A value as people read it: four significant digits, nothing where there is none. */
  public static String text(@Nullable Object value) {
    if (value == null) {
      return "-";
    }
    return value instanceof Double number ? number(number) : value.toString();
  }

  public static String number(double number) {
    double size = Math.abs(number);
    if (!Double.isFinite(number) || (number != 0 && (size < 1e-4 || size >= 1e7))) {
      return String.format(Locale.ROOT, "%.4g", number).replaceFirst("\\.?0+e", "e");
    }
    return new BigDecimal(number, DIGITS).stripTrailingZeros().toPlainString();
  }

  /** {@code 3 trials}, {@code 1 trial}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A time, as exactly as it matters. */
  public static String duration(double seconds) {
    long minutes = Math.round(seconds / SECONDS_OF_A_MINUTE);
    if (seconds < FEW_SECONDS) {
      return Math.round(seconds) + " s";
    }
    return minutes < MINUTES_OF_AN_HOUR
        ? minutes + " min"
        : "%d h %d min".formatted(minutes / MINUTES_OF_AN_HOUR, minutes % MINUTES_OF_AN_HOUR);
  }

  /** A list after its title, on as many lines as it takes. */
  public static List<String> wrapped(String title, List<String> items, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(title);
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i + 1 < items.size() ? "," : "");
      if (line.length() + 1 + item.length() > width && !line.toString().isBlank()) {
        lines.add(line.toString());
        line = new StringBuilder(" ");
      }
      line.append(' ').append(item);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Whether no line is longer. */
  public boolean fits(int width) {
    return lines().stream().allMatch(line -> line.length() <= width);
  }

  /** The lines, without trailing blanks. */
  public List<String> lines() {
    int[] widths = new int[numeric.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return lines.stream().map(line -> joined(line, widths)).toList();
  }

  private String joined(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.size(); i++) {
      String blanks = " ".repeat(widths[i] - line.get(i).length());
      text.append(i == 0 ? "" : GAP)
          .append(numeric.get(i) ? blanks + line.get(i) : line.get(i) + blanks);
    }
    return text.toString().stripTrailing();
  }
}
