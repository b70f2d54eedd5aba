package io.nightjar.export;

import io.nightjar.report.HonestScore;
import io.nightjar.report.Leaderboard;
import io.nightjar.report.Standing;
import io.nightjar.report.SweepTables;
import io.nightjar.report.TrialRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a sweep says of a trial beside its parameters and metrics, by name. */
final class TrialFacts {
  private final Leaderboard leaderboard;
  private final Map<Long, Integer> ranks = new HashMap<>();

  TrialFacts(SweepTables tables) {
    this.leaderboard = tables.summary().leaderboard();
    List<Standing> standings = leaderboard.standings();
    for (int i = 0; i < standings.size(); i++) {
      ranks.put(standings.get(i).trial(), i + 1);
    }
  }

  /** How it ended, its rank, and where it came from; each a text or a number. */
  Map<String, Object> of(TrialRow row) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("trial", row.trial().id());
    facts.put("status", row.status().label());
    row.failure()
        .ifPresent(
            failure -> {
              facts.put("failure_kind", failure.kind().label());
              facts.put("failure_reason", failure.reason());
            });
    Integer rank = ranks.get(row.trial().id());
    if (rank != null) {
      facts.put("rank", rank);
    }
    facts.put("epochs", row.epochs());
    facts.put("seed", row.trial().seed());
    facts.put("seconds", row.seconds());
    if (!row.warnings().isEmpty()) {
      facts.put("warnings", String.join("\n", row.warnings()));
    }
    facts.put("host", row.origin().host());
    facts.put("device", row.origin().device());
    facts.put("backend", row.origin().backend());
    facts.put("library_versions", row.origin().libraries());
    return facts;
  }

  /** What fresh trainings and the test part say of it, by name; nothing for most trials. */
  Map<String, Double> honest(TrialRow row) {
    Map<String, Double> figures = new LinkedHashMap<>();
    long trial = row.trial().id();
    HonestScore honest = leaderboard.honest().get(trial);
    if (honest != null) {
      figures.put("mean", honest.mean());
      figures.put("ci_low", honest.low());
      figures.put("ci_high", honest.high());
    }
    leaderboard
        .testScore()
        .filter(score -> leaderboard.standings().get(0).trial() == trial)
        .ifPresent(score -> figures.put("test_score", score));
    return figures;
  }
}
