package io.nightjar.guide;

/** What happens to a value or range outside a documented range. */
public enum OutsideRanges {
  /** It is an error. */
  REFUSE,
  /** It is a warning, which stays in the results. */
  ALLOW
}
