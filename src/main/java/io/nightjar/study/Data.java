package io.nightjar.study;

import java.util.Optional;

/**
 * What a study trains on.
 *
 * @param source {@code digits}, or the path of a CSV file
 * @param label the label's column in a CSV file: a header's name, or a position from 0
 */
public record Data(String source, Optional<String> label, Split split) {

  /**
   * The shares of the parts, above 0 and 1 in sum, and the seed of the split, which is not the
   * study's: a new study seed never changes the data.
   */
  public record Split(double train, double validation, double test, long seed) {
    private static final double TOLERANCE = 1e-9;

    public Split {
      if (!(train > 0 && validation > 0 && test > 0)
          || Math.abs(train + validation + test - 1) > TOLERANCE) {
        throw new IllegalArgumentException(
            "Invalid split: " + train + " + " + validation + " + " + test + " is not 1");
      }
    }
  }
}
