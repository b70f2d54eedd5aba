package io.nightjar.search;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * Excesses over a limit as a Gaussian process can learn them: 0 stays the limit, and whatever is
 * far beyond it or far below it is drawn in.
 */
final class ExcessWarp {
  private ExcessWarp() {}

  /**
   * The excesses in their order, of about variance 1.
   *
   * @param excesses may be infinite
   */
  static double[] warped(double[] excesses) {
    double[] sizes =
        Arrays.stream(excesses)
            .map(Math::abs)
            .filter(size -> size > 0 && Double.isFinite(size))
            .sorted()
            .toArray();
    double unit = sizes.length == 0 ? 1 : sizes[sizes.length / 2];
    double largest = FastMath.asinh(sizes.length == 0 ? 1 : sizes[sizes.length - 1] / unit);
    return Arrays.stream(excesses)
        .map(
            excess ->
                Double.isInfinite(excess)
                    ? FastMath.copySign(largest, excess)
                    : FastMath.asinh(excess / unit))
        .toArray();
  }
}
