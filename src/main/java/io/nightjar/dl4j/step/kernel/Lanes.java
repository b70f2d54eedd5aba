package io.nightjar.dl4j.step.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine, and how rows are padded so that they hold whole vectors only. */
public final class Lanes {
  /**
   * Rows of matrices are a multiple of this long, whatever the machine, so layouts are the same.
   */
  public static final int BLOCK = 16;

  static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() <= BLOCK
          ? FloatVector.SPECIES_PREFERRED
          : FloatVector.SPECIES_512;

  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

  static final int LENGTH = FLOATS.length();

  private Lanes() {}

  /** The length of a row that has room for so many values. */
  public static int padded(int values) {
    return (values + BLOCK - 1) / BLOCK * BLOCK;
  }
}
