package io.nightjar.search;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Weighted points that a density is estimated from, group by group: those in which the group is
 * active, each weighing as much as its kernel has at what was chosen for earlier groups.
 *
 * @param logWeights one per point
 */
// Numbers for a model, which never compares or hashes one.
@SuppressWarnings("ArrayRecordComponent")
record ParzenSample(List<Point> points, double[] logWeights) {

  /** Points of equal weight. */
  static ParzenSample of(List<Point> points) {
    return new ParzenSample(points, new double[points.size()]);
  }

  /** The points in which a group is active. */
  private int[] members(int[] group) {
    return IntStream.range(0, points.size())
        .filter(i -> points.get(i).active()[group[0]])
        .toArray();
  }

  /** The density over a group. */
  ParzenDensity density(List<Axis> axes, int[] group) {
    int[] members = members(group);
    List<Axis> own = IntStream.of(group).mapToObj(axes::get).toList();
    List<AxisKernels> kernels =
        IntStream.of(group)
            .mapToObj(d -> axes.get(d).kernels(centers(members, d), group.length))
            .toList();
    double[] weights = IntStream.of(members).mapToDouble(i -> logWeights[i]).toArray();
    return new ParzenDensity(own, kernels, weights);
  }

  private double[] centers(int[] members, int dimension) {
    return IntStream.of(members).mapToDouble(i -> points.get(i).unit()[dimension]).toArray();
  }

  /** This sample, given what was chosen for a group; the prior speaks for inactive points. */
  ParzenSample given(int[] group, ParzenDensity density, double[] chosen) {
    int[] members = members(group);
    double[] kernels = new double[members.length];
    density.addLogs(chosen, kernels);
    double uniform = density.logUniform(chosen);
    double[] weights = new double[logWeights.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = logWeights[i];
    }
    for (int i = 0; i < members.length; i++) {
      weights[members[i]] += kernels[i] - uniform;
    }
    return new ParzenSample(points, weights);
  }
}
