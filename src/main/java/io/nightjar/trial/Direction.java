package io.nightjar.trial;

import java.util.Locale;

/** Whether less or more of a metric is better. */
public enum Direction {
  MINIMIZE,
  MAXIMIZE;

  /** The name in files and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
