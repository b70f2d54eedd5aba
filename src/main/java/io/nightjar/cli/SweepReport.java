package io.nightjar.cli;

import io.nightjar.format.Json;
import io.nightjar.report.Leaderboard;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepTables;
import io.nightjar.report.TrialStatus;
import io.nightjar.space.Parameter;
import io.nightjar.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep came to, for people and for machines.
 *
 * @param trouble what broke, where something other than a trial did
 */
record SweepReport(
    SweepTables tables, ResultsFolder results, Ending ending, Optional<String> trouble) {
  private static final int SHOWN = 10;

  Exit exit() {
    return exit(ending, tables.leaderboard());
  }

  /** This report with one more trouble. */
  SweepReport withTrouble(String more) {
    String all = trouble.map(first -> first + "; " + more).orElse(more);
    return new SweepReport(tables, results, ending, Optional.of(all));
  }

  static Exit exit(Ending ending, Leaderboard leaderboard) {
    if (ending != Ending.DONE) {
      return Exit.CUT_SHORT;
    }
    return leaderboard.best().isPresent() ? Exit.DONE : Exit.NO_RESULT;
  }

  /** The leaderboard's first ranks, and a summary. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (tables.leaderboard().best().isPresent()) {
      lines.addAll(ranks().lines());
    }
    int more = tables.leaderboard().entries().size() - SHOWN;
    if (more > 0) {
      lines.add("... and " + more + " more");
    }
    lines.add("");
    lines.add(summary());
    tables
        .leaderboard()
        .best()
        .map(Leaderboard.Entry::testScore)
        .ifPresent(score -> lines.add(tested(score)));
    lines.add("Results: " + results);
    return lines;
  }

  private TextTable ranks() {
    List<Parameter> varied =
        facts().space().parameters().stream().filter(each -> !each.isFixed()).toList();
    List<String> header = new ArrayList<>(List.of("rank", "trial", metric(), "epochs"));
    varied.forEach(parameter -> header.add(parameter.name()));
    TextTable table = new TextTable(header);
    tables.leaderboard().entries().stream()
        .limit(SHOWN)
        .forEach(entry -> table.add(row(entry, varied)));
    return table;
  }

  private static List<@Nullable Object> row(Leaderboard.Entry entry, List<Parameter> varied) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(entry.rank());
    row.add(entry.trial().id());
    row.add(entry.score());
    row.add(entry.epochs());
    varied.forEach(parameter -> row.add(entry.trial().configuration().find(parameter.name())));
    return row;
  }

  private String summary() {
    return "%s: %d trials in %d s on %d slots: %d completed, %d stopped early, %d failed"
        .formatted(
            facts().sweep(),
            tables.trials().size(),
            Math.round(seconds()),
            facts().slots(),
            count(TrialStatus.COMPLETED),
            count(TrialStatus.STOPPED),
            count(TrialStatus.FAILED));
  }

  private String tested(double score) {
    return "Rank 1 on the test part, measured once: %s %s"
        .formatted(metric(), TextTable.number(score));
  }

  /** What to do now, for standard error; nothing after a good end. */
  List<String> advice() {
    if (ending != Ending.DONE) {
      return List.of(
          trouble.orElse(ending.words())
              + ": everything finished is kept in "
              + results
              + "; run again with --resume to go on");
    }
    return exit() == Exit.DONE
        ? List.of()
        : List.of("No trial is usable: see failure_reason in the table trials");
  }

  String json() {
    return Json.text(object());
  }

  /** The object of {@code --json} and of {@code outcome.json}. */
  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("study", facts().study());
    object.put("sweep", facts().sweep());
    object.put("trials", tables.trials().size());
    object.put("completed", count(TrialStatus.COMPLETED));
    object.put("stopped", count(TrialStatus.STOPPED));
    object.put("failed", count(TrialStatus.FAILED));
    object.put("seconds", seconds());
    object.put("slots", facts().slots());
    object.put("results", results.toString());
    object.put("best", tables.leaderboard().best().map(SweepReport::best).orElse(null));
    object.put("warnings", facts().warnings());
    return object;
  }

  private static Map<String, Object> best(Leaderboard.Entry entry) {
    Trial trial = entry.trial();
    Map<String, Object> best = new LinkedHashMap<>();
    best.put("trial", trial.id());
    best.put("score", entry.score());
    best.put("epochs", entry.epochs());
    best.put("test_score", entry.testScore());
    best.put("configuration", trial.configuration().values());
    return best;
  }

  private long count(TrialStatus status) {
    return tables.trials().stream().filter(row -> row.status() == status).count();
  }

  private double seconds() {
    return Duration.between(facts().startedAt(), facts().endedAt()).toMillis() / 1e3;
  }

  private SweepFacts facts() {
    return tables.facts();
  }

  private String metric() {
    return facts().objective().metric();
  }
}
