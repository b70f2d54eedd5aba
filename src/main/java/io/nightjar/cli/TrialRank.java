package io.nightjar.cli;

import io.nightjar.format.TextTable;
import io.nightjar.report.HonestScore;
import io.nightjar.report.Leaderboard;
import io.nightjar.report.Standing;
import io.nightjar.report.SweepSummary;
import io.nightjar.sweep.GoalsText;
import io.nightjar.sweep.HonestText;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a trial stands in the end, and what its repeats say.
 *
 * @param rank from 1; 0 where it failed, and so has none
 * @param repeats of this trial alone, by their numbers
 */
record TrialRank(Goals goals, Leaderboard board, long trial, int rank, List<TrialResult> repeats) {

  static TrialRank of(Goals goals, SweepSummary summary, long trial) {
    List<Long> ranked = summary.leaderboard().standings().stream().map(Standing::trial).toList();
    List<TrialResult> repeats =
        summary.repeats().stream().filter(each -> each.task().trial().id() == trial).toList();
    return new TrialRank(goals, summary.leaderboard(), trial, ranked.indexOf(trial) + 1, repeats);
  }

  private boolean isWinner() {
    return rank == 1 && board.best().isPresent();
  }

  private Optional<HonestScore> honest() {
    return Optional.ofNullable(board.honest().get(trial));
  }

  /** A few words after its name. */
  String title() {
    if (rank == 0) {
      return "no rank";
    }
    String place = "rank %d of %d".formatted(rank, board.standings().size());
    if (rank > board.feasible()) {
      return place + ", beyond the limits (" + GoalsText.constraints(goals) + ")";
    }
    return place + (isWinner() ? ", the winner" : "");
  }

  /** What its repeats and its test say; nothing where there were none. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    honest().ifPresent(score -> lines.addAll(lines(score)));
    repeats.stream()
        .filter(each -> !goals.isMetBy(each))
        .limit(1)
        .forEach(each -> lines.add("A repeat failed, so it is not first: " + reason(each)));
    testScore()
        .ifPresent(
            score ->
                lines.add(
                    "On the test part, measured once: %s %s"
                        .formatted(metric(), TextTable.number(score))));
    return lines;
  }

  private List<String> lines(HonestScore score) {
    String each =
        repeats.stream()
            .flatMap(repeat -> repeat.value(metric()).stream())
            .map(TextTable::number)
            .collect(Collectors.joining(", "));
    return List.of(
        "Trained %d times more with fresh seeds: %s %s".formatted(score.repeats(), metric(), each),
        "  mean %s, 95 %% interval %s"
            .formatted(TextTable.number(score.mean()), HonestText.interval(score)),
        "  " + contest(score));
  }

  private String contest(HonestScore score) {
    return switch (score.contest()) {
      case FIRST -> HonestText.ties(board);
      case TIED -> "It cannot be told apart from the winner, trial " + first();
      case BEHIND -> "It is worse than the winner, trial " + first();
    };
  }

  private long first() {
    return board.standings().get(0).trial();
  }

  private String reason(TrialResult repeat) {
    return goals.judged(repeat.outcome()) instanceof Outcome.Failed failed
        ? "%s: %s".formatted(failed.kind().label(), failed.reason())
        : "it is beyond the limits (" + GoalsText.constraints(goals) + ")";
  }

  private Optional<Double> testScore() {
    return isWinner() ? board.testScore() : Optional.empty();
  }

  private String metric() {
    return goals.objective().metric();
  }

  /** For machines: the names are those of the leaderboard's columns. */
  Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    HonestScore score = honest().orElse(null);
    object.put("rank", rank == 0 ? null : (Object) rank);
    object.put("ranks", board.standings().size());
    object.put("winner", isWinner());
    object.put("mean", score == null ? null : (Object) score.mean());
    object.put("ci_low", score == null ? null : (Object) score.low());
    object.put("ci_high", score == null ? null : (Object) score.high());
    object.put("repeats", score == null ? null : (Object) score.repeats());
    object.put("ties_with_first", score == null ? null : (Object) score.tiesWithFirst());
    object.put("ties", isWinner() && score != null ? board.ties() : null);
    object.put(
        "repeat_scores", repeats.stream().map(each -> each.value(metric()).orElse(null)).toList());
    object.put("test_score", testScore().orElse(null));
    return object;
  }
}
