package io.nightjar.report;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the results of a sweep come to. It reads them once and keeps some 40 bytes per trial.
 *
 * @param leaderboard with the test score, where the results hold a test of the first rank
 * @param trials how many trials ended with each status
 * @param tests the results on the test part
 * @param repeats those of fresh trainings of the best trials
 * @param lastEnd when the last attempt ended, empty where there is none
 */
public record SweepSummary(
    Leaderboard leaderboard,
    Map<TrialStatus, Long> trials,
    List<TrialResult> tests,
    List<TrialResult> repeats,
    Optional<Instant> lastEnd) {

  public SweepSummary {
    trials = Map.copyOf(trials);
    tests = List.copyOf(tests);
    repeats = List.copyOf(repeats);
  }

  /**
   * Ranks and counts the trials of a sweep.
   *
   * @param maxEpochs the study's highest budget
   */
  public static SweepSummary of(ResultStore results, Goals goals, int maxEpochs) {
    List<Standing> standings = new ArrayList<>();
    Map<TrialStatus, Long> trials = new EnumMap<>(TrialStatus.class);
    Instant lastEnd = Instant.MIN;
    Iterator<TrialHistory> histories = TrialHistory.all(results, goals);
    while (histories.hasNext()) {
      TrialHistory history = histories.next();
      history.standing(goals).ifPresent(standings::add);
      trials.merge(history.status(maxEpochs), 1L, Long::sum);
      lastEnd = later(lastEnd, history.attempts());
    }
    List<TrialResult> tests = all(results, Purpose.TEST);
    List<TrialResult> repeats = all(results, Purpose.REPEAT);
    for (TrialResult other : Stream.concat(tests.stream(), repeats.stream()).toList()) {
      lastEnd = later(lastEnd, other.attempts());
    }
    Leaderboard ranked = Leaderboard.of(standings, goals).repeated(repeats, goals);
    return new SweepSummary(
        tested(ranked, tests, goals.objective()),
        trials,
        tests,
        repeats,
        Optional.of(lastEnd).filter(end -> end.isAfter(Instant.MIN)));
  }

  private static List<TrialResult> all(ResultStore results, Purpose purpose) {
    List<TrialResult> all = new ArrayList<>();
    results.results(purpose).forEachRemaining(all::add);
    return all;
  }

  private static Instant later(Instant one, List<Attempt> attempts) {
    Instant other = attempts.get(attempts.size() - 1).endedAt();
    return other.isAfter(one) ? other : one;
  }

  private static Leaderboard tested(
      Leaderboard leaderboard, List<TrialResult> tests, Objective objective) {
    return leaderboard
        .best()
        .flatMap(best -> testScore(best.trial(), tests, objective))
        .map(leaderboard::withTestScore)
        .orElse(leaderboard);
  }

  private static Optional<Double> testScore(
      long trial, List<TrialResult> tests, Objective objective) {
    return tests.stream()
        .filter(result -> result.task().trial().id() == trial)
        .flatMap(result -> result.value(objective.metric()).stream())
        .findFirst();
  }

  /** The first rank; empty where no trial is usable, or none keeps to the limits. */
  public Optional<Standing> best() {
    return leaderboard.best();
  }

  /** The number of trials that ended so. */
  public long count(TrialStatus status) {
    return trials.getOrDefault(status, 0L);
  }

  /** The number of trials with a result. */
  public long count() {
    return trials.values().stream().mapToLong(Long::longValue).sum();
  }
}
