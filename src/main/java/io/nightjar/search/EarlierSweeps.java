package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What earlier sweeps leave to a study: their trials, as far as they lie in its space.
 *
 * <p>Scores of different nights do not compare, since data and budgets may differ, so only the
 * ranks inside a sweep count: first the trials that reached its largest budget, by score, then the
 * next lower budget.
 *
 * @param trials the best first, each configuration once, at most {@value #MOST}
 * @param found how many trials the sweeps have that got a score
 * @param outside how many of those do not lie in the space
 */
public record EarlierSweeps(List<PastTrial> trials, int found, int outside) {
  /** What a Gaussian process can still learn from in a second; more of them add little. */
  static final int MOST = 300;

  public EarlierSweeps {
    trials = List.copyOf(trials);
  }

  /** Nothing. */
  public static EarlierSweeps none() {
    return new EarlierSweeps(List.of(), 0, 0);
  }

  /**
   * Brings sweeps into a space.
   *
   * @param objective theirs and the study's
   * @param sweeps the trials of each, the newest sweep first
   */
  public static EarlierSweeps of(
      SearchSpace space, Objective objective, List<List<EarlierTrial>> sweeps) {
    List<Ranked> ranked = new ArrayList<>();
    int found = 0;
    int outside = 0;
    int groups = 0;
    for (List<EarlierTrial> sweep : sweeps) {
      Map<Configuration, EarlierTrial> best = new LinkedHashMap<>();
      for (EarlierTrial trial : sweep.stream().sorted(bestFirst(objective)).toList()) {
        space.adopted(trial.values()).ifPresent(known -> best.putIfAbsent(known, trial));
        outside += space.adopted(trial.values()).isPresent() ? 0 : 1;
      }
      found += sweep.size();
      ranked.addAll(ranked(best, objective, groups));
      groups += budgets(best).size();
    }
    return new EarlierSweeps(bounded(merged(ranked)), found, outside);
  }

  private static Comparator<EarlierTrial> bestFirst(Objective objective) {
    return Comparator.comparingInt(EarlierTrial::epochs)
        .reversed()
        .thenComparing(EarlierTrial::score, objective.bestFirst());
  }

  private static List<Integer> budgets(Map<Configuration, EarlierTrial> best) {
    return best.values().stream().map(EarlierTrial::epochs).distinct().toList();
  }

  /** The budgets of a sweep are groups of their own, the largest one first. */
  private static List<Ranked> ranked(
      Map<Configuration, EarlierTrial> best, Objective objective, int firstGroup) {
    List<Integer> budgets = budgets(best);
    List<Ranked> ranked = new ArrayList<>();
    best.forEach(
        (configuration, trial) ->
            ranked.add(
                new Ranked(
                    (double) ranked.size() / best.size(),
                    new PastTrial(
                        configuration,
                        Map.of(objective.metric(), trial.score()),
                        firstGroup + budgets.indexOf(trial.epochs())))));
    return ranked;
  }

  /** The best of each sweep, the newest one's before the others', then the second best, ... */
  private static List<PastTrial> merged(List<Ranked> ranked) {
    Set<Configuration> known = new HashSet<>();
    return ranked.stream()
        .sorted(Comparator.comparingDouble(Ranked::rank))
        .map(Ranked::trial)
        .filter(trial -> known.add(trial.configuration()))
        .toList();
  }

  /** The best, and a spread of the others, which say where not to search. */
  private static List<PastTrial> bounded(List<PastTrial> all) {
    if (all.size() <= MOST) {
      return all;
    }
    int best = MOST / 2;
    List<PastTrial> chosen = new ArrayList<>(all.subList(0, best));
    for (int i = 1; i <= MOST - best; i++) {
      chosen.add(all.get(best - 1 + (int) ((long) i * (all.size() - best) / (MOST - best))));
    }
    return chosen;
  }

  /**
   * A trial among those of its sweep.
   *
   * @param rank 0 for the best, below 1 for the worst
   */
  private record Ranked(double rank, PastTrial trial) {}
}
