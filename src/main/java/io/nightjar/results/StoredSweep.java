package io.nightjar.results;

import java.time.Instant;

/**
 * A sweep that a folder of results holds, in its tables, its runs, or both.
 *
 * @param sweep its id
 * @param outcome how it ended, {@code unfinished} where it never did
 * @param bytes of all that it left
 */
public record StoredSweep(String study, String sweep, String outcome, long bytes) {
  public static final String UNFINISHED = "unfinished";

  public Instant startedAt() {
    return SweepFolder.startedAt(sweep);
  }

  /** Whether others may compare with it or start from it. */
  boolean isFinished() {
    return Ending.isOver(outcome);
  }
}
