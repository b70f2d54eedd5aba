package io.nightjar.run;

/** In which threads the trials of a runner run. */
public enum TrialThreads {
  /** Each in one that ran nothing before, as libraries need that keep state by thread. */
  FRESH,
  /** In any that no other trial runs in now, which costs a fraction of a fresh one. */
  SHARED
}
