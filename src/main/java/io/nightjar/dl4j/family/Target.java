package io.nightjar.dl4j.family;

/** What an output of a network is to be. */
public enum Target {
  /** [rows, classes], 1 at the right class. */
  CLASS,
  /** What the network takes. */
  FEATURES
}
