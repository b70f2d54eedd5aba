package io.nightjar.trial;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How to split a data set; a new study seed never changes it.
 *
 * @param train the share to train on; all shares are 1 in sum
 * @param validation the share that judges configurations
 * @param test the share that judges the winner, once; 0 where the test part is given
 * @param column the column that says {@code train}, {@code validation} or {@code test} of each row;
 *     the shares then only count where it says no {@code validation}; null for a split by shares
 * @param folds in how many ways train and validation part are told apart, so that each of their
 *     rows validates once; 1 for one way by shares
 * @param seed decides which row goes where; not the seed of a study
 */
public record SplitSpec(
    double train, double validation, double test, @Nullable String column, int folds, long seed)
    implements Serializable {
  private static final double TOLERANCE = 1e-9;

  public SplitSpec {
    if (!(train > 0 && validation > 0 && test >= 0)
        || Math.abs(train + validation + test - 1) > TOLERANCE) {
      throw new IllegalArgumentException(
          "Invalid split: " + train + " + " + validation + " + " + test + " is not 1");
    }
    if (folds < 1 || (folds > 1 && column != null)) {
      throw new IllegalArgumentException("Invalid folds: " + folds);
    }
  }

  /** By shares, once. */
  public SplitSpec(double train, double validation, double test, long seed) {
    this(train, validation, test, null, 1, seed);
  }

  /** In folds: each validates a part of what the test part leaves. */
  public static SplitSpec folds(int folds, double test, long seed) {
    double validation = (1 - test) / folds;
    return new SplitSpec(1 - test - validation, validation, test, null, folds, seed);
  }

  /** The shares of the train, the validation and the test part. */
  public double[] shares() {
    return new double[] {train, validation, test};
  }
}
