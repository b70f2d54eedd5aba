package io.nightjar.guide;

/** What a network starts from; it decides on the documented range of the learning rate (57.4). */
public enum Training {
  /** Random weights. */
  FROM_SCRATCH,
  /** Weights of an earlier training: learning rates one to two orders of magnitude lower. */
  FINE_TUNING
}
