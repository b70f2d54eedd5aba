package io.nightjar.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a study will spend, if no trial fails: its brackets, in the order in which they open.
 *
 * <p>Hyperband follows Li, Jamieson, DeSalvo, Rostamizadeh, Talwalkar: Hyperband, JMLR 18 (2018),
 * algorithm 1, with two differences: rungs are whole epochs, and rounds of brackets repeat until
 * the budget's trials are used up, where the last bracket starts with those that are left.
 */
public record Plan(List<BracketPlan> brackets) {

  public Plan {
    brackets = List.copyOf(brackets);
    if (brackets.isEmpty()) {
      throw new IllegalArgumentException("Invalid plan: it has no brackets");
    }
  }

  /**
   * The plan of a study.
   *
   * @param trials the exact number of trials
   * @param minEpochs the lowest rung, at least 1
   * @param maxEpochs the highest rung, at least {@code minEpochs}
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Plan of(SchedulerSpec scheduler, int trials, int minEpochs, int maxEpochs) {
    if (trials < 1 || minEpochs < 1 || maxEpochs < minEpochs) {
      throw new IllegalArgumentException(
          "Invalid plan: " + trials + " trials of " + minEpochs + " to " + maxEpochs + " epochs");
    }
    int eta = scheduler.eta();
    return switch (scheduler.kind()) {
      case FULL -> new Plan(List.of(BracketPlan.of(eta, trials, List.of(maxEpochs))));
      case HALVING ->
          new Plan(List.of(BracketPlan.of(eta, trials, rungs(eta, minEpochs, maxEpochs))));
      case HYPERBAND -> hyperband(eta, trials, rungs(eta, minEpochs, maxEpochs));
    };
  }

  /** The epochs {@code max / eta^i}, rounded, none below the lowest; ascending. */
  private static List<Integer> rungs(int eta, int min, int max) {
    List<Integer> rungs = new ArrayList<>();
    for (long power = 1; min * power <= max; power *= eta) {
      rungs.add(0, Math.max(min, (int) ((2L * max + power) / (2 * power))));
    }
    return rungs;
  }

  private static Plan hyperband(int eta, int trials, List<Integer> rungs) {
    List<BracketPlan> brackets = new ArrayList<>();
    int left = trials;
    while (left > 0) {
      int skipped = brackets.size() % rungs.size();
      int started = (int) Math.min(left, planned(eta, rungs.size(), rungs.size() - skipped));
      brackets.add(BracketPlan.of(eta, started, rungs.subList(skipped, rungs.size())));
      left -= started;
    }
    return new Plan(brackets);
  }

  /** The trials that a bracket with so many of all rungs starts with. */
  private static long planned(int eta, int allRungs, int rungs) {
    long power = 1;
    for (int i = 1; i < rungs; i++) {
      power *= eta;
    }
    return (allRungs * power + rungs - 1) / rungs;
  }

  /** How many trials start. */
  public int trials() {
    return brackets.stream().mapToInt(BracketPlan::trials).sum();
  }

  /** The epochs trained in all, where each rung goes on from the one below. */
  public long epochs() {
    return brackets.stream().mapToLong(BracketPlan::epochs).sum();
  }
}
