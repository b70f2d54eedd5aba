package io.nightjar.trial;

/** Why a task is run; part of its identity and of its trial's seed. */
public enum Purpose {
  /** Trains for the search and measures on the validation part. */
  SEARCH,
  /** Trains the same configuration again with a fresh seed, to tell luck from merit. */
  REPEAT,
  /** Measures the winner on the test part, once. */
  TEST
}
