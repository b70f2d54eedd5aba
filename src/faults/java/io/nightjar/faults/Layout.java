package io.nightjar.faults;

/** How many slots an executor has; each worker has one executor. */
enum Layout {
  ONE(1, 200),
  FOUR(4, 500);

  /** The workers of a cluster, and so its executors. */
  static final int WORKERS = 2;

  private final int slotsPerExecutor;
  private final int pauseMillis;

  Layout(int slotsPerExecutor, int pauseMillis) {
    this.slotsPerExecutor = slotsPerExecutor;
    this.pauseMillis = pauseMillis;
  }

  int slotsPerExecutor() {
    return slotsPerExecutor;
  }

  /** All slots of a cluster. */
  int slots() {
    return WORKERS * slotsPerExecutor;
  }

  /** How long each epoch takes at least: more slots must not end the study too soon. */
  int pauseMillis() {
    return pauseMillis;
  }

  String label() {
    return slotsPerExecutor + (slotsPerExecutor == 1 ? " slot" : " slots");
  }
}
