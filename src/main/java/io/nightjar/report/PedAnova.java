package io.nightjar.report;

import io.nightjar.trial.Seeds;
import java.util.Arrays;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.util.FastMath;

/**
 * How much a parameter tells good trials from all: PED-ANOVA (Watanabe, Bansal, Hutter: PED-ANOVA,
 * IJCAI 2023, arXiv 2304.10255).
 *
 * <p>The variance that a parameter alone explains, of whether a configuration is among the best, is
 * proportional to the Pearson divergence between its density among the best and its density among
 * all trials. Densities are estimated on a grid, by counting labels or by a Gaussian kernel with
 * Scott's bandwidth, each with a uniform prior of one trial's weight.
 *
 * <p>Few trials never spread evenly, so a parameter without effect has a divergence too. {@link
 * #chance} says how much, from random subsets of the same trials.
 */
final class PedAnova {
  private static final double SCOTT = 1.059;
  private static final int SUBSETS = 40;
  private static final int WITHIN_CHANCE = 38;

  private final Axis axis;

  PedAnova(Axis axis) {
    this.axis = axis;
  }

  /**
   * The Pearson divergence of the best from all.
   *
   * @param best positions on the axis, in [0, 1]
   * @param all positions on the axis, in [0, 1], the best among them
   * @return 0 where both are spread alike, or none is there
   */
  double divergence(double[] best, double[] all) {
    return best.length == 0 ? 0 : fromDensity(best, density(all));
  }

  private double fromDensity(double[] best, double[] reference) {
    double[] density = density(best);
    double sum = 0;
    for (int cell = 0; cell < density.length; cell++) {
      double excess = density[cell] / reference[cell] - 1;
      sum += excess * excess * reference[cell];
    }
    return sum;
  }

  /**
   * The divergence that 19 of 20 random subsets of a size stay below.
   *
   * @param size of the subsets
   * @param seed decides on the subsets
   */
  double chance(double[] all, int size, long seed) {
    if (size == 0) {
      return 0;
    }
    double[] reference = density(all);
    double[] divergences = new double[SUBSETS];
    RandomGenerator random = new Well19937c(Seeds.mix(seed, size));
    double[] shuffled = all.clone();
    for (int draw = 0; draw < SUBSETS; draw++) {
      divergences[draw] = fromDensity(subset(shuffled, size, random), reference);
    }
    Arrays.sort(divergences);
    return divergences[WITHIN_CHANCE - 1];
  }

  /** The first of a shuffle in place. */
  private static double[] subset(double[] from, int size, RandomGenerator random) {
    for (int i = 0; i < size; i++) {
      int other = i + random.nextInt(from.length - i);
      double swapped = from[i];
      from[i] = from[other];
      from[other] = swapped;
    }
    return Arrays.copyOf(from, size);
  }

  /** The share of each cell, all above 0, in sum 1. */
  private double[] density(double[] positions) {
    double[] counts = new double[axis.cells()];
    for (double position : positions) {
      counts[axis.cell(position)]++;
    }
    double[] density = axis.isRange() ? smooth(counts, bandwidth(positions)) : counts;
    for (int cell = 0; cell < density.length; cell++) {
      density[cell] = (density[cell] + 1.0 / density.length) / (positions.length + 1);
    }
    return density;
  }

  /** In cells, at least one. */
  private double bandwidth(double[] positions) {
    double mean = Arrays.stream(positions).average().orElse(0);
    double squares = Arrays.stream(positions).map(each -> (each - mean) * (each - mean)).sum();
    double spread = Math.sqrt(squares / Math.max(1, positions.length - 1));
    double width = SCOTT * spread * FastMath.pow(Math.max(1, positions.length), -0.2);
    return Math.max(1, width * axis.cells());
  }

  /** Spreads every count by a kernel that ends at the ends of the axis. */
  private static double[] smooth(double[] counts, double bandwidth) {
    double[] kernel = new double[counts.length];
    for (int distance = 0; distance < kernel.length; distance++) {
      double scaled = distance / bandwidth;
      kernel[distance] = FastMath.exp(-0.5 * scaled * scaled);
    }
    double[] smoothed = new double[counts.length];
    for (int from = 0; from < counts.length; from++) {
      spread(counts[from], from, kernel, smoothed);
    }
    return smoothed;
  }

  private static void spread(double count, int from, double[] kernel, double[] into) {
    if (count == 0) {
      return;
    }
    double whole = 0;
    for (int to = 0; to < into.length; to++) {
      whole += kernel[Math.abs(to - from)];
    }
    for (int to = 0; to < into.length; to++) {
      into[to] += count * kernel[Math.abs(to - from)] / whole;
    }
  }
}
