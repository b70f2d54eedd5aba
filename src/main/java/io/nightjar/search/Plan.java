package io.nightjar.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a study will spend, if no trial fails: its brackets, in the order in which they open.
 *
 * <p>Hyperband follows Li, Jamieson, DeSalvo, Rostamizadeh, Talwalkar: Hyperband, JMLR 18 (2018),
 * algorithm 1, with two differences: rungs are whole epochs, and rounds of brackets repeat until
 * the budget's trials are used up, where the last bracket starts with those that are left.
 *
 * <p>For {@code asha} and {@code median}, which decide on trials one by one, it is the most that
 * they may spend: every trial on every rung.
 *
 * @param brackets at least one
 * @param lag how many brackets lie between results at the highest rung and the first bracket that
 *     may depend on them, at least 1; at lower rungs a share of it; empty where nothing waits
 */
public record Plan(SchedulerSpec.Kind kind, List<BracketPlan> brackets, OptionalInt lag) {
  /**
   * The default lag of Hyperband, as a share of its brackets: a study with 60 trials per slot then
   * keeps its slots busy even where some trials are five times slower than others.
   */
  private static final double SHARE_OF_BRACKETS = 2.0 / 3;

  /** The default lag of trials that are on their own, as a share of them. */
  private static final double SHARE_OF_TRIALS = 0.1;

  /** More feed thousands of slots, and their results wait in memory. */
  private static final int MOST_DEFAULT_LAG = 1000;

  public Plan {
    brackets = List.copyOf(brackets);
    if (brackets.isEmpty()) {
      throw new IllegalArgumentException("Invalid plan: it has no brackets");
    }
  }

  /**
   * The plan of a study with one of the searchers that a job can name.
   *
   * @param trials the exact number of trials
   * @param minEpochs the lowest rung, at least 1
   * @param maxEpochs the highest rung, at least {@code minEpochs}
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Plan of(
      SchedulerSpec scheduler,
      SearcherSpec.Kind searcher,
      int trials,
      int minEpochs,
      int maxEpochs) {
    return searcher.learns()
        ? forLearning(scheduler, trials, minEpochs, maxEpochs)
        : of(scheduler, trials, minEpochs, maxEpochs);
  }

  /**
   * The plan of a study whose searcher does not learn.
   *
   * @param trials the exact number of trials
   * @param minEpochs the lowest rung, at least 1
   * @param maxEpochs the highest rung, at least {@code minEpochs}
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Plan of(SchedulerSpec scheduler, int trials, int minEpochs, int maxEpochs) {
    Plan plan = forLearning(scheduler, trials, minEpochs, maxEpochs);
    return switch (scheduler.kind()) {
      case FULL ->
          new Plan(
              scheduler.kind(),
              List.of(BracketPlan.of(scheduler.eta(), trials, List.of(maxEpochs))),
              OptionalInt.empty());
      case HALVING, HYPERBAND, ASHA -> new Plan(plan.kind(), plan.brackets(), OptionalInt.empty());
      case MEDIAN -> plan;
    };
  }

  /**
   * The plan of a study whose searcher learns: with a lag, and for {@code full} with a bracket for
   * each trial, so that each can be proposed from all those a lag before it.
   *
   * @param trials the exact number of trials
   * @param minEpochs the lowest rung, at least 1
   * @param maxEpochs the highest rung, at least {@code minEpochs}
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static Plan forLearning(
      SchedulerSpec scheduler, int trials, int minEpochs, int maxEpochs) {
    if (trials < 1 || minEpochs < 1 || maxEpochs < minEpochs) {
      throw new IllegalArgumentException(
          "Invalid plan: " + trials + " trials of " + minEpochs + " to " + maxEpochs + " epochs");
    }
    int eta = scheduler.eta();
    List<Integer> rungs = rungs(eta, minEpochs, maxEpochs);
    return switch (scheduler.kind()) {
      case FULL -> alone(scheduler, trials, List.of(maxEpochs));
      case MEDIAN -> alone(scheduler, trials, rungs);
      case HALVING ->
          new Plan(
              scheduler.kind(), List.of(BracketPlan.of(eta, trials, rungs)), OptionalInt.empty());
      case ASHA ->
          new Plan(scheduler.kind(), List.of(all(eta, trials, rungs)), OptionalInt.empty());
      case HYPERBAND -> hyperband(scheduler, trials, rungs);
    };
  }

  /** A bracket in which as many trials may reach each rung. */
  private static BracketPlan all(int eta, int trials, List<Integer> rungs) {
    return new BracketPlan(
        eta, rungs.stream().map(epochs -> new RungPlan(trials, epochs)).toList());
  }

  private static Plan alone(SchedulerSpec scheduler, int trials, List<Integer> rungs) {
    return new Plan(
        scheduler.kind(),
        Collections.nCopies(trials, all(scheduler.eta(), 1, rungs)),
        OptionalInt.of(scheduler.lag().orElse(lag(trials, SHARE_OF_TRIALS))));
  }

  private static int lag(int whole, double share) {
    return Math.min(MOST_DEFAULT_LAG, (int) Math.ceil(share * whole));
  }

  /** The epochs {@code max / eta^i}, rounded, none below the lowest; ascending. */
  private static List<Integer> rungs(int eta, int min, int max) {
    List<Integer> rungs = new ArrayList<>();
    for (long power = 1; min * power <= max; power *= eta) {
      rungs.add(0, Math.max(min, (int) ((2L * max + power) / (2 * power))));
    }
    return rungs;
  }

  private static Plan hyperband(SchedulerSpec scheduler, int trials, List<Integer> rungs) {
    int eta = scheduler.eta();
    List<BracketPlan> brackets = new ArrayList<>();
    int left = trials;
    while (left > 0) {
      int skipped = brackets.size() % rungs.size();
      int started = (int) Math.min(left, planned(eta, rungs.size(), rungs.size() - skipped));
      brackets.add(BracketPlan.of(eta, started, rungs.subList(skipped, rungs.size())));
      left -= started;
    }
    return new Plan(
        scheduler.kind(),
        brackets,
        OptionalInt.of(scheduler.lag().orElse(lag(brackets.size(), SHARE_OF_BRACKETS))));
  }

  /** The trials that a bracket with so many of all rungs starts with. */
  private static long planned(int eta, int allRungs, int rungs) {
    long power = 1;
    for (int i = 1; i < rungs; i++) {
      power *= eta;
    }
    return (allRungs * power + rungs - 1) / rungs;
  }

  /** This plan, and then trials that go to the highest rung at once. */
  public Plan then(int trials) {
    List<BracketPlan> all = new ArrayList<>(brackets);
    all.add(BracketPlan.of(brackets.get(0).eta(), trials, List.of(maxEpochs())));
    return new Plan(kind, all, lag);
  }

  /** How many trials start. */
  public int trials() {
    return brackets.stream().mapToInt(BracketPlan::trials).sum();
  }

  /** The epochs trained in all, where each rung goes on from the one below. */
  public long epochs() {
    return brackets.stream().mapToLong(BracketPlan::epochs).sum();
  }

  /** The epochs of the highest rung. */
  public int maxEpochs() {
    List<RungPlan> rungs = brackets.get(0).rungs();
    return rungs.get(rungs.size() - 1).epochs();
  }

  /** The epochs of all rungs, ascending. */
  List<Integer> rungs() {
    return brackets.get(0).rungs().stream().map(RungPlan::epochs).toList();
  }

  /**
   * About how many slots find work while the lag is waited for, where all trials are equally fast;
   * empty where nothing waits.
   */
  public OptionalLong slots() {
    if (lag.isEmpty() || lag.getAsInt() >= brackets.size()) {
      return OptionalLong.empty();
    }
    Lag behind = new Lag(lag.getAsInt(), maxEpochs());
    double mean = (double) epochs() / brackets.size();
    return rungs().stream()
        .mapToLong(epochs -> Math.max(1, (long) (behind.at(epochs) * mean / epochs)))
        .min();
  }
}
