package io.nightjar.report;

import io.nightjar.trial.Goals;
import io.nightjar.trial.Hypervolume;
import io.nightjar.trial.Objective;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much the first front of a sweep dominates, measured inside the sweep: it says nothing against
 * another one with other worst and best values.
 *
 * @param share the hypervolume up to the reference, as a share of the box from the best value of
 *     each objective to the reference
 * @param reference by metric: the worst value among the feasible trials of the front's budget
 */
public record FrontVolume(double share, Map<String, Double> reference) {

  /** Of a leaderboard; empty where there is one objective, or no feasible trial. */
  public static Optional<FrontVolume> of(Leaderboard leaderboard, Goals goals) {
    List<double[]> front = losses(leaderboard.front(), goals);
    if (front.isEmpty()) {
      return Optional.empty();
    }
    int epochs = leaderboard.front().get(0).epochs();
    List<double[]> all =
        losses(
            leaderboard.standings().stream()
                .limit(leaderboard.feasible())
                .takeWhile(standing -> standing.epochs() == epochs)
                .toList(),
            goals);
    return Optional.of(of(front, all, goals.objectives()));
  }

  private static List<double[]> losses(List<Standing> standings, Goals goals) {
    return standings.stream().map(standing -> standing.rating(goals).losses()).toList();
  }

  private static FrontVolume of(
      List<double[]> front, List<double[]> all, List<Objective> objectives) {
    int count = objectives.size();
    double[][] scaled = new double[front.size()][count];
    Map<String, Double> reference = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      int objective = i;
      double best = all.stream().mapToDouble(loss -> loss[objective]).min().orElseThrow();
      double worst = all.stream().mapToDouble(loss -> loss[objective]).max().orElseThrow();
      for (int j = 0; j < scaled.length; j++) {
        scaled[j][i] = worst > best ? (front.get(j)[i] - best) / (worst - best) : 0;
      }
      // A loss is a value or its negative, so that the loss of a loss is the value.
      reference.put(objectives.get(i).metric(), objectives.get(i).loss(worst));
    }
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return new FrontVolume(Hypervolume.of(List.of(scaled), ones), reference);
  }
}
