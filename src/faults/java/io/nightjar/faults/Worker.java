package io.nightjar.faults;

/**
 * A worker of a cluster.
 *
 * @param number of its folder, {@code worker-N}
 */
record Worker(int number, long pid) {
  String folder() {
    return "worker-" + number;
  }
}
