package io.nightjar.report;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * The score over two parameters, smoothed over the trials that can be compared by a Gaussian kernel
 * (Nadaraya 1964, Watson 1964).
 *
 * @param x the name of the parameter across
 * @param y the name of the parameter upwards
 * @param columns how many cells lie across
 * @param scores row by row from the lowest; null where no trial is near
 */
public record Contour(String x, String y, int columns, List<@Nullable Double> scores) {
  private static final int CELLS = 48;
  private static final double BANDWIDTH = 0.06;

  /** The weight of one trial three bandwidths away. */
  private static final double LEAST_WEIGHT = 0.01;

  static Contour of(Evidence evidence, List<Axis> axes, int x, int y) {
    return new Grid(axes.get(x), axes.get(y)).add(evidence, x, y).contour();
  }

  private static final class Grid {
    private final Axis x;
    private final Axis y;
    private final double[] weights;
    private final double[] sums;

    Grid(Axis x, Axis y) {
      this.x = x;
      this.y = y;
      this.weights = new double[cells(x) * cells(y)];
      this.sums = new double[cells(x) * cells(y)];
    }

    static int cells(Axis axis) {
      return axis.isRange() ? CELLS : axis.labels().size();
    }

    Grid add(Evidence evidence, int atX, int atY) {
      for (AnalysedTrial trial : evidence.best()) {
        double across = x.position(trial.coordinates().get(atX));
        double upwards = y.position(trial.coordinates().get(atY));
        Double score = trial.scores().get(evidence.epochs());
        if (!Double.isNaN(across) && !Double.isNaN(upwards) && score != null) {
          int cell = cell(upwards, cells(y)) * cells(x) + cell(across, cells(x));
          weights[cell]++;
          sums[cell] += score;
        }
      }
      return this;
    }

    private static int cell(double position, int cells) {
      return Math.min(cells - 1, (int) (position * cells));
    }

    Contour contour() {
      double[] weight = smooth(weights);
      double[] sum = smooth(sums);
      List<@Nullable Double> scores = new ArrayList<>();
      for (int cell = 0; cell < weight.length; cell++) {
        Double score = Words.kept(sum[cell] / weight[cell]);
        scores.add(weight[cell] < LEAST_WEIGHT ? null : score);
      }
      return new Contour(x.parameter(), y.parameter(), cells(x), scores);
    }

    /** Across, then upwards: labels are not smoothed into each other. */
    private double[] smooth(double[] cells) {
      double[] across = pass(cells, cells(x), 1, x);
      return pass(across, cells(y), cells(x), y);
    }

    private static double[] pass(double[] cells, int count, int step, Axis axis) {
      if (!axis.isRange()) {
        return cells;
      }
      double[] smoothed = new double[cells.length];
      for (int cell = 0; cell < cells.length; cell++) {
        int own = cell / step % count;
        for (int other = 0; other < count; other++) {
          double distance = (other - own) / (BANDWIDTH * count);
          smoothed[cell] +=
              cells[cell + (other - own) * step] * FastMath.exp(-0.5 * distance * distance);
        }
      }
      return smoothed;
    }
  }
}
