package io.nightjar.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where some trials lie on one axis.
 *
 * @param low the position above which 19 of 20 lie
 * @param high the position below which 19 of 20 lie
 * @param labels those that at least one in ten has, or half of an even share, most frequent first
 */
record Region(Axis axis, double low, double high, List<String> labels) {
  private static final double TAIL = 0.05;
  private static final double LEAST_SHARE = 0.1;

  /** Of many labels none may have a tenth; one always has half of an even share. */
  private static final double LEAST_OF_EVEN_SHARE = 0.5;

  Region {
    labels = List.copyOf(labels);
  }

  static Region of(List<AnalysedTrial> trials, Axis axis, int index) {
    double[] positions = Evidence.positions(trials, axis, index);
    if (positions.length == 0) {
      return new Region(axis, 0, 1, axis.labels());
    }
    Arrays.sort(positions);
    int tail = (int) (TAIL * positions.length);
    return new Region(
        axis,
        positions[tail],
        positions[positions.length - 1 - tail],
        axis.isRange() ? List.of() : frequent(positions, axis));
  }

  private static List<String> frequent(double[] positions, Axis axis) {
    int[] counts = new int[axis.cells()];
    for (double position : positions) {
      counts[axis.cell(position)]++;
    }
    double least = Math.min(LEAST_SHARE, LEAST_OF_EVEN_SHARE / counts.length) * positions.length;
    List<Integer> order = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] >= least) {
        order.add(label);
      }
    }
    order.sort((one, other) -> counts[other] - counts[one]);
    return order.stream().map(axis.labels()::get).toList();
  }

  /** How much of the axis it covers, in (0, 1]. */
  double share() {
    return axis.isRange() ? high - low : (double) labels.size() / axis.labels().size();
  }

  /** For example {@code learning-rate from 0.002 to 0.005}. */
  String words() {
    return axis.isRange()
        ? "%s from %s to %s"
            .formatted(axis.parameter(), Words.number(axis.at(low)), Words.number(axis.at(high)))
        : "%s %s".formatted(axis.parameter(), Words.list(labels));
  }
}
