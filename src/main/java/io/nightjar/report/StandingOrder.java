package io.nightjar.report;

import io.nightjar.trial.Goals;
import io.nightjar.trial.Place;
import io.nightjar.trial.Ranking;
import io.nightjar.trial.Rating;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Puts standings in their order. */
final class StandingOrder {
  private final Goals goals;
  private final List<Standing> feasible = new ArrayList<>();
  private final List<Standing> infeasible = new ArrayList<>();

  StandingOrder(Goals goals) {
    this.goals = goals;
  }

  /** Ranks trials, given in any order. */
  Leaderboard ranked(Collection<Standing> trials) {
    if (goals.isSingle()) {
      return new Leaderboard(
          trials.stream().sorted(bestFirst()).toList(), trials.size(), Optional.empty());
    }
    NavigableMap<Integer, List<Standing>> byEpochs = new TreeMap<>();
    for (Standing trial : trials) {
      byEpochs.computeIfAbsent(trial.epochs(), epochs -> new ArrayList<>()).add(trial);
    }
    byEpochs.descendingMap().values().forEach(this::add);
    List<Standing> all = new ArrayList<>(feasible);
    all.addAll(infeasible);
    return new Leaderboard(all, feasible.size(), Optional.empty());
  }

  private Comparator<Standing> bestFirst() {
    return Comparator.comparingInt(Standing::epochs)
        .reversed()
        .thenComparing(Standing::score, goals.objective().bestFirst())
        .thenComparingLong(Standing::trial);
  }

  /** Adds those of a lower budget than all before. Their fronts have numbers after the last one. */
  private void add(List<Standing> budget) {
    int before = feasible.isEmpty() ? 0 : feasible.get(feasible.size() - 1).front();
    List<Rating> ratings = budget.stream().map(each -> each.rating(goals)).toList();
    for (Place place : Ranking.of(ratings)) {
      Standing standing = budget.get(place.index());
      if (!ratings.get(place.index()).isFeasible()) {
        infeasible.add(standing);
      } else if (place.front() == Place.NO_FRONT) {
        feasible.add(standing);
      } else {
        feasible.add(standing.inFront(before + place.front()));
      }
    }
  }
}
