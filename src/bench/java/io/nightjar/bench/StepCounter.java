package io.nightjar.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts the steps of some slots while they train, and tells them when to end. */
final class StepCounter {
  /** A slot's counter has a cache line of its own. */
  private static final int SPREAD = 16;

  private final AtomicLongArray steps;
  private volatile boolean isOver;

  StepCounter(int slots) {
    steps = new AtomicLongArray(slots * SPREAD);
  }

  int slots() {
    return steps.length() / SPREAD;
  }

  /** Counts a step of a slot. */
  void count(int slot) {
    steps.incrementAndGet(slot * SPREAD);
  }

  /** Whether no slot has to train any further. */
  boolean isOver() {
    return isOver;
  }

  void end() {
    isOver = true;
  }

  boolean hasStartedAll() {
    for (int slot = 0; slot < slots(); slot++) {
      if (steps.get(slot * SPREAD) == 0) {
        return false;
      }
    }
    return true;
  }

  long total() {
    long total = 0;
    for (int slot = 0; slot < slots(); slot++) {
      total += steps.get(slot * SPREAD);
    }
    return total;
  }
}
