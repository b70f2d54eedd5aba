package io.nightjar.space;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a name may be, and the name that a misspelt one was meant to be. */
public final class Names {
  private Names() {}

  /** Whether it is a name of ours: lower case letters, digits and hyphens, a letter first. */
  public static boolean isName(String text) {
    return text.matches("[a-z][a-z0-9-]*");
  }

  /** What to add to a message about an unknown name: the nearest known one, or all of them. */
  public static String hint(String name, Collection<String> known) {
    return nearest(name, known)
        .map(near -> " (did you mean '" + near + "'?)")
        .orElse(" (known: " + String.join(", ", known) + ")");
  }

  /** The nearest known name, if it takes few edits, by the length of the name. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    int limit = Math.max(1, Math.min(3, name.length() / 3));
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= limit)
        .filter(candidate -> distance(name, candidate) < name.length())
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
  private static int distance(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, from, to, i, j);
      }
    }
    return edits[from.length()][to.length()];
  }

  private static int cheapest(int[][] edits, String from, String to, int i, int j) {
    int replace = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replace, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
