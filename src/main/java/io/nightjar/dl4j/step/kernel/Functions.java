package io.nightjar.dl4j.step.kernel;

import static io.nightjar.dl4j.step.kernel.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Functions of every lane, to about one unit in the last place, of arithmetic that IEEE 754 fixes.
 *
 * <p>The exponential takes whole powers of two out of its argument and leaves the rest to its
 * Taylor series; logarithms take them out too and leave the rest to the series of atanh (Muller:
 * Elementary Functions, 2016, chapters 3 and 11).
 */
final class Functions {
  /** Beyond these the exponential is no normal number. */
  private static final float LARGEST_EXPONENT = 88.37f;

  private static final float SMALLEST_EXPONENT = -87.33f;

  /** Added to a small number it leaves the nearest whole number in the lowest bits. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
  private static final int BIAS = 127;
  private static final int MANTISSA_BITS = 23;
  private static final int ROOT_HALF_BITS = 0x3f3504f3;
  private static final float LOG2_E = 1.442695f;

  /** ln 2 in two parts; the product of the first with any exponent is exact. */
  private static final float LN2_HIGH = 0x1.62ep-1f;

  private static final float LN2_LOW = (float) (0.6931471805599453 - 0x1.62ep-1);

  private Functions() {}

  static FloatVector exp(FloatVector x) {
    FloatVector rounded = rounded(x);
    FloatVector scale = scale(rounded);
    return rest(x, rounded).fma(scale, scale);
  }

  /** {@code exp(x) - 1}, right near 0 as well. */
  static FloatVector expm1(FloatVector x) {
    FloatVector rounded = rounded(x);
    FloatVector scale = scale(rounded);
    return rest(x, rounded).fma(scale, scale.sub(1f));
  }

  private static FloatVector clamped(FloatVector x) {
    return x.min(LARGEST_EXPONENT).max(SMALLEST_EXPONENT);
  }

  private static FloatVector rounded(FloatVector x) {
    return clamped(x)
        .fma(FloatVector.broadcast(FLOATS, LOG2_E), FloatVector.broadcast(FLOATS, ROUNDER));
  }

  private static FloatVector scale(FloatVector rounded) {
    return rounded
        .reinterpretAsInts()
        .add(BIAS)
        .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
        .reinterpretAsFloats();
  }

  /** exp(r) - 1 of what is left of x. */
  private static FloatVector rest(FloatVector x, FloatVector rounded) {
    FloatVector whole = rounded.sub(ROUNDER);
    FloatVector high = whole.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), clamped(x));
    FloatVector r = whole.fma(FloatVector.broadcast(FLOATS, -LN2_LOW), high);
    FloatVector sum = r.mul(1f / 5040).add(1f / 720);
    sum = sum.fma(r, FloatVector.broadcast(FLOATS, 1f / 120));
    sum = sum.fma(r, FloatVector.broadcast(FLOATS, 1f / 24));
    sum = sum.fma(r, FloatVector.broadcast(FLOATS, 1f / 6));
    sum = sum.fma(r, FloatVector.broadcast(FLOATS, 0.5f));
    return sum.mul(r).fma(r, r);
  }

  static FloatVector sigmoid(FloatVector x) {
    return FloatVector.broadcast(FLOATS, 1f).div(exp(x.neg()).add(1f));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector falling = expm1(x.abs().mul(-2f));
    FloatVector size = falling.div(falling.add(2f)).neg();
    return size.blend(size.neg(), x.compare(VectorOperators.LT, 0f));
  }

  /** {@code log(1 + exp(x))}. */
  static FloatVector softplus(FloatVector x) {
    FloatVector y = exp(x.abs().neg());
    FloatVector z = y.div(y.add(2f));
    FloatVector square = z.mul(z);
    FloatVector sum = square.mul(1f / 15).add(1f / 13);
    sum = sum.fma(square, FloatVector.broadcast(FLOATS, 1f / 11));
    sum = sum.fma(square, FloatVector.broadcast(FLOATS, 1f / 9));
    sum = sum.fma(square, FloatVector.broadcast(FLOATS, 1f / 7));
    return twiceAtanh(z, square, sum).add(x.max(0f));
  }

  /** The natural logarithm of normal positive numbers. */
  static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector exponent = bits.sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, MANTISSA_BITS);
    FloatVector mantissa =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, MANTISSA_BITS)).reinterpretAsFloats();
    FloatVector whole = exponent.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
    FloatVector z = mantissa.sub(1f).div(mantissa.add(1f));
    FloatVector square = z.mul(z);
    FloatVector sum = square.mul(1f / 9).add(1f / 7);
    FloatVector low = whole.fma(FloatVector.broadcast(FLOATS, LN2_LOW), twiceAtanh(z, square, sum));
    return whole.fma(FloatVector.broadcast(FLOATS, LN2_HIGH), low);
  }

  /**
   * 2 atanh(z).
   *
   * @param sum the series from its term of the power 7 on, divided by that power of z
   */
  private static FloatVector twiceAtanh(FloatVector z, FloatVector square, FloatVector sum) {
    FloatVector inner = sum.fma(square, FloatVector.broadcast(FLOATS, 1f / 5));
    inner = inner.fma(square, FloatVector.broadcast(FLOATS, 1f / 3));
    FloatVector twice = z.add(z);
    return inner.mul(square).fma(twice, twice);
  }
}
