package io.nightjar.search;

import java.util.List;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.FastMath;

/** The normal distribution of one generation, and how it becomes that of the next. */
final class CmaEsDistribution {
  /** The standard deviation at the start: a fifth of the cube. */
  private static final double FIRST_STEP = 0.2;

  /** What the step size may grow to. */
  private static final double LONGEST_STEP = 1;

  /** The least eigenvalue as a share of the largest. */
  private static final double CONDITION = 1e-14;

  private final CmaEsSettings settings;
  private final RealVector mean;
  private final double step;
  private final RealMatrix covariance;
  private final RealVector stepPath;
  private final RealVector path;
  private final int generation;

  /** The covariance is {@code root * root}. */
  private final RealMatrix root;

  private final RealMatrix inverseRoot;

  private CmaEsDistribution(
      CmaEsSettings settings,
      RealVector mean,
      double step,
      RealMatrix covariance,
      RealVector stepPath,
      RealVector path,
      int generation) {
    this.settings = settings;
    this.mean = mean;
    this.step = step;
    this.covariance = covariance;
    this.stepPath = stepPath;
    this.path = path;
    this.generation = generation;
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(covariance);
    this.root = function(eigen, 1);
    this.inverseRoot = function(eigen, -1);
  }

  /** A round one at a point. */
  static CmaEsDistribution around(double[] point, CmaEsSettings settings) {
    return new CmaEsDistribution(
        settings,
        new ArrayRealVector(point),
        FIRST_STEP,
        MatrixUtils.createRealIdentityMatrix(point.length),
        new ArrayRealVector(point.length),
        new ArrayRealVector(point.length),
        0);
  }

  /** The square root of the covariance, or its inverse. */
  private static RealMatrix function(EigenDecompositionSymmetric eigen, int sign) {
    double[] values = eigen.getEigenvalues();
    double[] roots = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double root = Math.sqrt(Math.max(values[i], CONDITION * values[0]));
      roots[i] = sign > 0 ? root : 1 / root;
    }
    return eigen
        .getV()
        .multiply(MatrixUtils.createRealDiagonalMatrix(roots))
        .multiply(eigen.getVT());
  }

  double mean(int dimension) {
    return mean.getEntry(dimension);
  }

  /** The standard deviation along a dimension. */
  double deviation(int dimension) {
    return step * Math.sqrt(covariance.getEntry(dimension, dimension));
  }

  /** A draw's distance from the mean, in coordinates of the cube. */
  double[] deviate(RandomGenerator random) {
    double[] normal = new double[mean.getDimension()];
    for (int i = 0; i < normal.length; i++) {
      normal[i] = random.nextGaussian();
    }
    return root.operate(new ArrayRealVector(normal)).mapMultiply(step).toArray();
  }

  /**
   * The distribution of the next generation.
   *
   * @param ranked the points of this one, best first
   */
  CmaEsDistribution next(List<double[]> ranked) {
    double[] weights = settings.weights();
    RealVector move = new ArrayRealVector(mean.getDimension());
    RealMatrix rankMany = covariance.scalarMultiply(0);
    for (int i = 0; i < weights.length; i++) {
      RealVector step = shortened(new ArrayRealVector(ranked.get(i)).subtract(mean));
      move = move.add(step.mapMultiply(weights[i]));
      rankMany = rankMany.add(step.outerProduct(step).scalarMultiply(weights[i]));
    }
    return moved(move, rankMany);
  }

  /**
   * A step in units of the step size, no longer than one drawn from this distribution would be
   * (Hansen: Injecting external solutions into CMA-ES, 2011): late results come from older ones.
   */
  private RealVector shortened(RealVector difference) {
    RealVector move = difference.mapDivide(step);
    double n = mean.getDimension();
    double longest = Math.sqrt(n) + 2 * n / (n + 2);
    double length = inverseRoot.operate(move).getNorm();
    return length > longest ? move.mapMultiply(longest / length) : move;
  }

  private CmaEsDistribution moved(RealVector move, RealMatrix rankMany) {
    double decay = settings.stepDecay();
    RealVector nextStepPath =
        decayed(stepPath, decay).add(inverseRoot.operate(move).mapMultiply(gain(decay)));
    double length = nextStepPath.getNorm();
    boolean steady = length / unfolded(decay) < stall();
    double pathDecay = settings.pathDecay();
    RealVector nextPath =
        decayed(path, pathDecay).add(move.mapMultiply(steady ? gain(pathDecay) : 0));
    double lost = steady ? 0 : settings.rankOne() * pathDecay * (2 - pathDecay);
    RealMatrix nextCovariance =
        covariance
            .scalarMultiply(1 + lost - settings.rankOne() - settings.rankMany())
            .add(nextPath.outerProduct(nextPath).scalarMultiply(settings.rankOne()))
            .add(rankMany.scalarMultiply(settings.rankMany()));
    double growth = FastMath.exp(decay / settings.stepDamping() * (length / settings.chi() - 1));
    return new CmaEsDistribution(
        settings,
        mean.add(move.mapMultiply(step)),
        Math.min(LONGEST_STEP, step * growth),
        nextCovariance,
        nextStepPath,
        nextPath,
        generation + 1);
  }

  private static RealVector decayed(RealVector path, double decay) {
    return path.mapMultiply(1 - decay);
  }

  private double gain(double decay) {
    return Math.sqrt(decay * (2 - decay) * settings.effective());
  }

  /** The share that a path has reached of its length in the long run. */
  private double unfolded(double decay) {
    return Math.sqrt(1 - FastMath.pow(1 - decay, 2.0 * (generation + 1)));
  }

  /** Beyond this length of the step's path the covariance must not grow as well. */
  private double stall() {
    return (1.4 + 2.0 / (mean.getDimension() + 1)) * settings.chi();
  }
}
