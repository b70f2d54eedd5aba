package io.nightjar.trial;

import java.io.Serializable;

/**
 * How to split a data set; a new study seed never changes it.
 *
 * @param train the share to train on; all shares are above 0 and sum to 1
 * @param validation the share that judges configurations
 * @param test the share that judges the winner, once
 * @param seed decides which row goes where; not the seed of a study
 */
public record SplitSpec(double train, double validation, double test, long seed)
    implements Serializable {
  private static final double TOLERANCE = 1e-9;

  public SplitSpec {
    if (!(train > 0 && validation > 0 && test > 0)
        || Math.abs(train + validation + test - 1) > TOLERANCE) {
      throw new IllegalArgumentException(
          "Invalid split: " + train + " + " + validation + " + " + test + " is not 1");
    }
  }

  /** The shares of the train, the validation and the test part. */
  public double[] shares() {
    return new double[] {train, validation, test};
  }
}
