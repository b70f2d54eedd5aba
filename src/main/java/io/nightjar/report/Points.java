package io.nightjar.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trials with a score, column by column: the best, and a spread of the others.
 *
 * @param ids ascending by rank
 * @param ranks from 1
 * @param coordinates for each axis those of all trials; null where a parameter is inactive
 */
public record Points(
    List<Long> ids,
    List<Integer> ranks,
    List<Integer> epochs,
    List<Double> scores,
    List<List<@Nullable Double>> coordinates) {
  private static final int BEST = 500;
  private static final int OTHERS = 2500;

  public Points {
    ids = List.copyOf(ids);
    ranks = List.copyOf(ranks);
    epochs = List.copyOf(epochs);
    scores = List.copyOf(scores);
    coordinates = List.copyOf(coordinates);
  }

  static Points of(List<AnalysedTrial> trials, Leaderboard leaderboard, int axes) {
    Map<Long, AnalysedTrial> byId = new HashMap<>();
    trials.forEach(trial -> byId.put(trial.id(), trial));
    List<Standing> standings = leaderboard.standings();
    int stride = 1 + standings.size() / OTHERS;
    Collector collector = new Collector(axes);
    for (int i = 0; i < standings.size(); i++) {
      AnalysedTrial trial = byId.get(standings.get(i).trial());
      if (trial != null && (i < BEST || i % stride == 0)) {
        collector.add(trial, i + 1);
      }
    }
    return collector.points();
  }

  private static final class Collector {
    private final List<Long> ids = new ArrayList<>();
    private final List<Integer> ranks = new ArrayList<>();
    private final List<Integer> epochs = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();
    private final List<List<@Nullable Double>> coordinates = new ArrayList<>();

    Collector(int axes) {
      for (int i = 0; i < axes; i++) {
        coordinates.add(new ArrayList<>());
      }
    }

    void add(AnalysedTrial trial, int rank) {
      ids.add(trial.id());
      ranks.add(rank);
      epochs.add(trial.epochs());
      scores.add(trial.score().orElseThrow());
      for (int i = 0; i < coordinates.size(); i++) {
        Double coordinate = trial.coordinates().get(i);
        coordinates.get(i).add(Double.isNaN(coordinate) ? null : coordinate);
      }
    }

    Points points() {
      return new Points(ids, ranks, epochs, scores, coordinates);
    }
  }
}
