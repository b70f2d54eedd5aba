package io.nightjar.dl4j.family;

/** How a network takes the rows of a batch. */
public enum Layout {
  /** [rows, columns], whatever their shape. */
  ROWS,
  /** [rows, channels, height, width]. */
  IMAGES,
  /** [rows, channels, steps], and [rows, steps] with 1 where a step is no padding. */
  SEQUENCES
}
