package io.nightjar.dl4j.data;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what somebody who misspelt a name had in mind. */
final class Nearest {

  private Nearest() {}

  /** The nearest of these names, if it is near enough to be meant. */
  static Optional<String> to(String name, List<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(candidate -> distance(name, candidate) <= Math.max(1, name.length() / 2));
  }

  /** The number of letters to insert, delete or replace (Levenshtein 1966). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
