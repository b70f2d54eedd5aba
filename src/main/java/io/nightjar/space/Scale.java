package io.nightjar.space;

/** How a numeric range is spread over the unit interval. */
public enum Scale {
  /** Equal steps of the unit interval are equal differences. */
  LINEAR,
  /** Equal steps of the unit interval are equal ratios; the range must be positive. */
  LOG
}
