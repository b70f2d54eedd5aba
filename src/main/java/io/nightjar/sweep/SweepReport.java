package io.nightjar.sweep;

import io.nightjar.format.Json;
import io.nightjar.format.TextTable;
import io.nightjar.report.FrontVolume;
import io.nightjar.report.LeaderboardRow;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepSummary;
import io.nightjar.report.SweepTables;
import io.nightjar.report.TrialStatus;
import io.nightjar.results.Ending;
import io.nightjar.results.Exit;
import io.nightjar.results.ResultsFolder;
import io.nightjar.space.Parameter;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep came to, for people and for machines.
 *
 * @param planned how many trials its job asks for
 * @param top the first ranks, with several objectives at least all of the first front
 * @param troubles what broke, where something other than a trial did
 * @param warnings of the machines that ran the sweep
 * @param comparison with the night before, where it was made
 */
public record SweepReport(
    SweepFacts facts,
    SweepSummary summary,
    int planned,
    List<LeaderboardRow> top,
    ResultsFolder results,
    Ending ending,
    List<String> troubles,
    List<String> warnings,
    Optional<Comparison> comparison) {
  private static final int SHOWN = 10;

  public static SweepReport of(
      SweepTables tables,
      int planned,
      ResultsFolder results,
      Ending ending,
      List<String> troubles,
      List<String> warnings) {
    int front = tables.summary().leaderboard().front().size();
    return new SweepReport(
        tables.facts(),
        tables.summary(),
        planned,
        tables.top(Math.max(SHOWN, front)),
        results,
        ending,
        troubles,
        warnings,
        Optional.empty());
  }

  /** This report with a comparison. */
  SweepReport comparedBy(Optional<Comparison> made) {
    return new SweepReport(facts, summary, planned, top, results, ending, troubles, warnings, made);
  }

  public Exit exit() {
    return exit(ending, summary.best().isPresent());
  }

  /** This report of a sweep that broke in the end. */
  public SweepReport broken(String why) {
    List<String> all = new ArrayList<>(troubles);
    all.add(why);
    return new SweepReport(
        facts, summary, planned, top, results, Ending.BROKEN, all, warnings, comparison);
  }

  public static Exit exit(Ending ending, boolean hasWinner) {
    if (hasWinner) {
      return ending.isFinal() ? Exit.DONE : Exit.CUT_SHORT;
    }
    return ending == Ending.DONE ? Exit.NO_RESULT : Exit.CUT_SHORT;
  }

  /** The leaderboard's first ranks, and a summary. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!top.isEmpty()) {
      lines.addAll(ranks().lines());
    }
    int more = summary.leaderboard().standings().size() - SHOWN;
    if (more > 0) {
      lines.add("... and " + more + " more");
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(counts());
    volume().ifPresent(volume -> lines.add(front(volume)));
    lines.addAll(HonestText.of(summary.leaderboard(), metric()));
    summary.leaderboard().testScore().ifPresent(score -> lines.add(tested(score)));
    comparison.ifPresent(made -> lines.addAll(made.lines()));
    lines.add("Results: " + results);
    if (warnings.stream().noneMatch(warning -> warning.startsWith(ReportFiles.FAILED))) {
      lines.add("Report: %s/runs/%s/%s".formatted(results, facts.sweep(), ReportFiles.PAGE));
    }
    return lines;
  }

  private TextTable ranks() {
    List<Parameter> varied =
        facts.space().parameters().stream().filter(each -> !each.isFixed()).toList();
    List<String> header = new ArrayList<>(List.of("rank", "trial"));
    header.addAll(goals().metrics());
    header.addAll(marks().keySet());
    header.add("epochs");
    varied.forEach(parameter -> header.add(parameter.name()));
    TextTable table = new TextTable(header);
    top.stream().limit(SHOWN).forEach(rank -> table.add(row(rank, varied)));
    return table;
  }

  /** What further goals and repeats say of a rank, by the name of its column. */
  private Map<String, Function<LeaderboardRow, @Nullable Object>> marks() {
    Map<String, Function<LeaderboardRow, @Nullable Object>> marks = new LinkedHashMap<>();
    if (isMultiple()) {
      marks.put("front", LeaderboardRow::front);
    }
    if (!goals().constraints().isEmpty()) {
      marks.put("feasible", rank -> rank.isFeasible() ? "yes" : "no");
    }
    if (!summary.leaderboard().honest().isEmpty()) {
      marks.put("mean", rank -> rank.honest() == null ? null : rank.honest().mean());
      marks.put(
          "95 % interval",
          rank -> rank.honest() == null ? null : HonestText.interval(rank.honest()));
      marks.put("ties", rank -> HonestText.tie(rank.honest()));
    }
    return marks;
  }

  private List<@Nullable Object> row(LeaderboardRow rank, List<Parameter> varied) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(rank.rank());
    row.add(rank.trial().id());
    row.addAll(scores(rank).values());
    marks().values().forEach(mark -> row.add(mark.apply(rank)));
    row.add(rank.standing().epochs());
    varied.forEach(parameter -> row.add(rank.trial().configuration().find(parameter.name())));
    return row;
  }

  private String counts() {
    return "%s: %s in %s on %s: %d completed, %d %s, %d failed"
        .formatted(
            facts.sweep(),
            trials(),
            TextTable.duration(seconds()),
            TextTable.count(facts.slots(), "slot"),
            summary.count(TrialStatus.COMPLETED),
            summary.count(TrialStatus.STOPPED),
            ending == Ending.DONE ? "stopped early" : "at an earlier rung",
            summary.count(TrialStatus.FAILED));
  }

  /** How many ran, and of how many where that were not all. */
  private String trials() {
    return isPartial()
        ? "%d of %s".formatted(summary.count(), TextTable.count(planned, "trial"))
        : TextTable.count(summary.count(), "trial");
  }

  private boolean isPartial() {
    return summary.count() < planned;
  }

  /** How it ended, for people: a plan that was made to fit the time is no whole search. */
  public String endingWords() {
    return ending == Ending.DONE && isPartial()
        ? "The sweep is done, with %s, as planned for its time".formatted(trials())
        : ending.words();
  }

  private String tested(double score) {
    return "Rank 1 on the test part, measured once: %s %s"
        .formatted(metric(), TextTable.number(score));
  }

  private String front(FrontVolume volume) {
    return "Pareto front: %s, hypervolume %s of the box from the best to the worst values"
        .formatted(TextTable.count(front().size(), "trial"), TextTable.number(volume.share()));
  }

  private List<LeaderboardRow> front() {
    return top.subList(0, summary.leaderboard().front().size());
  }

  private Optional<FrontVolume> volume() {
    return FrontVolume.of(summary.leaderboard(), goals());
  }

  /** For standard error: what was odd, and what to do now; nothing after a good end. */
  public List<String> advice() {
    List<String> lines = new ArrayList<>();
    warnings.forEach(warning -> lines.add("Warning: " + warning));
    if (ending == Ending.CUT) {
      lines.add(
          exit() == Exit.DONE
              ? "Cut: there was no time for all that was planned"
              : "Cut: there was no time for a single usable trial");
    } else if (ending != Ending.DONE) {
      lines.addAll(troubles);
      lines.add(
          (troubles.isEmpty() ? ending.words() + ": everything" : "Everything")
              + " finished is kept in "
              + results
              + "; run again with --resume to go on");
    } else if (exit() != Exit.DONE && !top.isEmpty()) {
      lines.add(
          "No trial is usable: none keeps to the constraints (%s); rank 1 comes nearest"
              .formatted(GoalsText.constraints(goals())));
    } else if (exit() != Exit.DONE) {
      lines.add("No trial is usable: see failure_reason in the table trials");
    }
    return lines;
  }

  public String json() {
    return Json.text(object());
  }

  /** The object of {@code --json} and of {@code outcome.json}. */
  public Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("study", facts.study());
    object.put("sweep", facts.sweep());
    object.put("trials", summary.count());
    object.put("planned_trials", planned);
    object.put("completed", summary.count(TrialStatus.COMPLETED));
    object.put("stopped", summary.count(TrialStatus.STOPPED));
    object.put("failed", summary.count(TrialStatus.FAILED));
    object.put("seconds", seconds());
    object.put("slots", facts.slots());
    object.put("results", results.toString());
    object.put(
        "best",
        top.stream()
            .limit(1)
            .filter(LeaderboardRow::isFeasible)
            .findFirst()
            .map(this::best)
            .orElse(null));
    if (isMultiple()) {
      object.put("front", front().stream().map(this::member).toList());
      object.put("hypervolume", volume().map(FrontVolume::share).orElse(null));
      object.put("hypervolume_reference", volume().map(FrontVolume::reference).orElse(null));
    }
    object.put("warnings", facts.warnings());
    comparison.ifPresent(made -> object.put("comparison", made.object()));
    return object;
  }

  private Map<String, Object> best(LeaderboardRow rank) {
    Trial trial = rank.trial();
    Map<String, Object> best = new LinkedHashMap<>();
    best.put("trial", trial.id());
    best.put("score", rank.standing().score());
    if (!goals().isSingle()) {
      best.put("scores", scores(rank));
    }
    best.put("epochs", rank.standing().epochs());
    HonestText.put(summary.leaderboard(), best);
    best.put("test_score", rank.testScore());
    best.put("configuration", trial.configuration().values());
    return best;
  }

  private Map<String, Object> member(LeaderboardRow rank) {
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("trial", rank.trial().id());
    member.put("scores", scores(rank));
    member.put("configuration", rank.trial().configuration().values());
    return member;
  }

  /** Every metric of the goals, by name. */
  private Map<String, @Nullable Double> scores(LeaderboardRow rank) {
    Map<String, @Nullable Double> scores = new LinkedHashMap<>();
    List<String> metrics = goals().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      scores.put(metrics.get(i), rank.value(i));
    }
    return scores;
  }

  private double seconds() {
    return Duration.between(facts.startedAt(), facts.endedAt()).toMillis() / 1e3;
  }

  private String metric() {
    return goals().objective().metric();
  }

  private boolean isMultiple() {
    return goals().objectives().size() > 1;
  }

  private Goals goals() {
    return facts.goals();
  }
}
