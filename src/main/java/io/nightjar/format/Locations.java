package io.nightjar.format;

import java.util.ArrayDeque;
import java.util.Deque;

/** The arithmetic of locations, local or of another file system. */
public final class Locations {
  private Locations() {}

  /** Where a path that stands in a file leads to. */
  public static String relativeTo(String file, String path) {
    if (path.startsWith("/") || path.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      return path;
    }
    int folder = file.lastIndexOf('/') + 1;
    Deque<String> steps = new ArrayDeque<>();
    for (String step : (file.substring(0, folder) + path).split("/", -1)) {
      String last = steps.isEmpty() ? "" : steps.getLast();
      if (step.equals("..") && !last.isEmpty() && !last.equals("..") && !last.equals(".")) {
        steps.removeLast();
      } else {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }
}
