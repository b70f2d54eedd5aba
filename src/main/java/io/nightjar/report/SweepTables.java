package io.nightjar.report;

import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The five tables of a sweep: rows to read, and {@link #tables} to write. They depend on the facts
 * and results alone, not on the order of the results.
 *
 * @param trials ascending by id
 * @param attempts ascending by purpose, trial, epochs and attempt
 * @param curves ascending by trial, epoch and metric
 * @param leaderboard with the test score, where the results hold a test of the first rank
 */
public record SweepTables(
    SweepFacts facts,
    List<TrialRow> trials,
    List<AttemptRow> attempts,
    List<CurveRow> curves,
    Leaderboard leaderboard,
    SweepRow sweep) {

  private static final Comparator<TrialResult> ORDER =
      Comparator.comparing((TrialResult result) -> result.task().purpose())
          .thenComparing(result -> result.task().trial().id())
          .thenComparing(result -> result.task().epochs());

  public SweepTables {
    trials = List.copyOf(trials);
    attempts = List.copyOf(attempts);
    curves = List.copyOf(curves);
  }

  /**
   * The tables of a sweep.
   *
   * @param results of every purpose, failed ones too, in any order, each task once
   * @throws IllegalArgumentException if a task has two results
   */
  public static SweepTables of(SweepFacts facts, Collection<TrialResult> results) {
    List<TrialHistory> histories = TrialHistory.of(results, facts.objective());
    List<TrialRow> trials = histories.stream().map(history -> TrialRow.of(history, facts)).toList();
    Leaderboard leaderboard = leaderboard(facts, results);
    return new SweepTables(
        facts,
        trials,
        results.stream().sorted(ORDER).flatMap(AttemptRow::of).toList(),
        histories.stream().map(CurveRow::of).flatMap(List::stream).toList(),
        leaderboard,
        SweepRow.of(facts, trials, leaderboard));
  }

  private static Leaderboard leaderboard(SweepFacts facts, Collection<TrialResult> results) {
    Leaderboard ranked = Leaderboard.rank(results, facts.objective());
    Optional<Double> testScore =
        ranked.best().flatMap(best -> testScore(best, facts, results.stream()));
    return testScore.map(ranked::withTestScore).orElse(ranked);
  }

  private static Optional<Double> testScore(
      Leaderboard.Entry best, SweepFacts facts, Stream<TrialResult> results) {
    return results
        .filter(result -> result.task().purpose() == Purpose.TEST)
        .filter(result -> result.task().trial().id() == best.trial().id())
        .flatMap(result -> result.value(facts.objective().metric()).stream())
        .findFirst();
  }

  /** The rows of {@code leaderboard}. */
  public List<LeaderboardRow> ranks() {
    return leaderboard.entries().stream().map(LeaderboardRow::new).toList();
  }

  /** The table {@code leaderboard}, also for printing. */
  public Table leaderboardTable() {
    return LeaderboardRow.layout(facts.space()).table(ranks());
  }

  /** All five tables as plain data. */
  public List<Table> tables() {
    return List.of(
        TrialRow.layout(facts).table(trials),
        AttemptRow.layout().table(attempts),
        CurveRow.layout().table(curves),
        leaderboardTable(),
        SweepRow.layout().table(List.of(sweep)));
  }
}
