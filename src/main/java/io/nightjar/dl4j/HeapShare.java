package io.nightjar.dl4j;

import io.nightjar.run.TrialException;
import io.nightjar.trial.FailureKind;

/**
 * The part of the heap that one trial's network may have for training. What is larger fails before
 * it takes anything, so that it cannot take from the trials of other slots; and always, so that the
 * result depends on the heap's bound alone.
 */
final class HeapShare {
  private static final int TRIALS = 3;
  private static final int BYTES_PER_MEGABYTE = 1 << 20;

  private final long bytes;

  HeapShare(long heapBytes) {
    this.bytes = heapBytes / TRIALS;
  }

  static HeapShare ofThisJvm() {
    return new HeapShare(Runtime.getRuntime().maxMemory());
  }

  /**
   * Checks what a network will take.
   *
   * @throws TrialException if it is more than the share
   */
  void require(long wanted, int batchRows) throws TrialException {
    if (wanted > bytes) {
      throw new TrialException(
          FailureKind.OUT_OF_MEMORY,
          "Cannot train by batches of %d rows: the network needs %d MB of the heap, a trial may have %d"
              .formatted(batchRows, megabytes(wanted), megabytes(bytes)));
    }
  }

  private static long megabytes(long bytes) {
    return bytes / BYTES_PER_MEGABYTE;
  }
}
