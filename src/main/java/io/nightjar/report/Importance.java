package io.nightjar.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a parameter has to do with the score.
 *
 * @param parameter its name
 * @param share of all that the parameters explain, each alone, in [0, 1]; see {@link PedAnova}
 * @param chance the share that 19 of 20 parameters without any effect stay below
 */
public record Importance(String parameter, double share, double chance) {
  private static final double LEAST_SHARE = 0.02;

  /** Whether more than chance speaks for it, and it is worth a word. */
  public boolean matters() {
    return share > chance && share >= LEAST_SHARE;
  }

  /** The importances, the greatest first; empty where there are too few trials. */
  static List<Importance> of(Evidence evidence, List<Axis> axes) {
    if (!evidence.isEnough()) {
      return List.of();
    }
    List<Importance> raw = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      Axis axis = axes.get(i);
      double[] all = Evidence.positions(evidence.best(), axis, i);
      double[] top = Evidence.positions(evidence.top(), axis, i);
      PedAnova anova = new PedAnova(axis);
      raw.add(
          new Importance(
              axis.parameter(), anova.divergence(top, all), anova.chance(all, top.length, i)));
    }
    double whole = raw.stream().mapToDouble(Importance::share).sum();
    return raw.stream()
        .map(each -> each.relativeTo(whole))
        .sorted(Comparator.comparingDouble(Importance::share).reversed())
        .toList();
  }

  private Importance relativeTo(double whole) {
    return whole == 0
        ? this
        : new Importance(parameter, Words.kept(share / whole), Words.kept(chance / whole));
  }
}
