package io.nightjar.dl4j.step.kernel;

import static io.nightjar.dl4j.step.kernel.Lanes.FLOATS;
import static io.nightjar.dl4j.step.kernel.Lanes.INTS;
import static io.nightjar.dl4j.step.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Random masks that depend on a key and a position alone. */
public final class Noise {
  private static final int GOLDEN_GAMMA = 0x9e3779b9;
  private static final int DRAW_BITS = 24;
  private static final int[] POSITIONS = positions();

  private Noise() {}

  private static int[] positions() {
    int[] positions = new int[Lanes.BLOCK];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = i * GOLDEN_GAMMA;
    }
    return positions;
  }

  /**
   * Fills a mask with 0, or with {@code 1 / keep} at that share of its places.
   *
   * @param length a multiple of {@link Lanes#BLOCK}
   */
  public static void mask(long key, double keep, float[] mask, int length) {
    int low = (int) key;
    int high = (int) (key >>> Integer.SIZE);
    int limit = (int) Math.round(keep * (1 << DRAW_BITS));
    int kept = Float.floatToRawIntBits((float) (1 / keep));
    IntVector positions = IntVector.fromArray(INTS, POSITIONS, 0);
    for (int i = 0; i < length; i += LENGTH) {
      IntVector draw = mixed(mixed(positions.add(low + i * GOLDEN_GAMMA)).add(high));
      IntVector number = draw.lanewise(VectorOperators.LSHR, Integer.SIZE - DRAW_BITS);
      IntVector.zero(INTS)
          .blend(kept, number.compare(VectorOperators.LT, limit))
          .reinterpretAsFloats()
          .intoArray(mask, i);
    }
  }

  /** The 32-bit finaliser of MurmurHash3 (Appleby). */
  private static IntVector mixed(IntVector x) {
    IntVector z = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16));
    z = z.mul(0x85ebca6b);
    z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 13));
    z = z.mul(0xc2b2ae35);
    return z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 16));
  }

  /** Multiplies value by value. */
  public static void apply(float[] mask, float[] values, float[] results, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      FloatVector.fromArray(FLOATS, values, i)
          .mul(FloatVector.fromArray(FLOATS, mask, i))
          .intoArray(results, i);
    }
  }
}
