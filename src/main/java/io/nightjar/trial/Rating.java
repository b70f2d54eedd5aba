package io.nightjar.trial;

/**
 * What ranks a trial: all that goals see of what it measured.
 *
 * @param trial its id, which settles ties
 * @param losses one per objective, to be minimised; finite
 * @param excess how far it is beyond the limits in all, 0 where it keeps to every one
 */
// Numbers to rank by, which nobody compares or hashes as a record.
@SuppressWarnings("ArrayRecordComponent")
public record Rating(long trial, double[] losses, double excess) {

  /** Whether it keeps to every limit. */
  public boolean isFeasible() {
    return excess <= 0;
  }
}
