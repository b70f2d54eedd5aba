package io.nightjar.cli;

import io.nightjar.format.JournalHeader;
import io.nightjar.format.JournalLines;
import io.nightjar.report.Results;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.space.Configuration;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Folders of sweeps as a run leaves them, without the run. */
record Nights(Path results) {

  private static final Map<String, String> JOB =
      Map.of(
          "objective.metric", "accuracy",
          "objective.direction", "maximize",
          "budget.trials", "10",
          "budget.epochs", "[1, 9]",
          "honest.best", "5",
          "honest.repeats", "5",
          "parameters.width.range", "[16, 64]",
          "parameters.optimizer", "adam");

  /** A name for the sweep of a day. */
  static String id(int day) {
    return String.format(Locale.ROOT, "s_202601%02dT010203004Z_0000000a", day);
  }

  Path folder(String id) {
    return results.resolve("runs").resolve(id);
  }

  /** Begins the journal of a sweep that started now. */
  void begin(String id, String study) throws IOException {
    Map<String, String> job = new TreeMap<>(JOB);
    job.put("study", study);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    append(id, JournalLines.encodeHeader(new JournalHeader(id, job, "data", "0.1.0", now)));
  }

  /** Adds a line to the journal. */
  void append(String id, String line) throws IOException {
    Path journal = Files.createDirectories(folder(id)).resolve("journal.jsonl");
    Files.writeString(journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void ask(String id, long trial, int epochs) throws IOException {
    append(id, JournalLines.encode(new TrialEvent.Asked(task(trial, epochs))));
  }

  /** Notes that a trial got there with a score. */
  void tell(String id, long trial, int epochs, double accuracy) throws IOException {
    tell(id, trial, epochs, completed(epochs, accuracy));
  }

  /** Notes that a trial failed. */
  void fail(String id, long trial, int epochs, String reason) throws IOException {
    tell(id, trial, epochs, new Outcome.Failed(FailureKind.DIVERGED, reason));
  }

  private static Outcome completed(int epochs, double accuracy) {
    return new Outcome.Completed(new Measurement(epochs, Map.of("accuracy", accuracy)));
  }

  @SuppressWarnings("NullAway") // does not see in a class file that the failure may be null
  private void tell(String id, long trial, int epochs, Outcome outcome) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Outcome.@Nullable Failed failure = outcome instanceof Outcome.Failed failed ? failed : null;
    Attempt attempt = new Attempt(1, 0, Results.ORIGIN, 0, now, now, failure);
    TrialResult result =
        new TrialResult(task(trial, epochs), outcome, List.of(), List.of(attempt), List.of());
    append(id, JournalLines.encode(new TrialEvent.Told(result)));
  }

  private static TrialTask task(long trial, int epochs) {
    Map<String, Object> values = Map.of("width", 16 + trial, "optimizer", "adam");
    return TrialTask.search(new Trial(trial, new Configuration(values), trial), epochs);
  }

  /** A sweep that is done, with a report. */
  void done(String id, String study, double score) throws IOException {
    begin(id, study);
    tell(id, 3, 9, score);
    String outcome =
        """
        {"exit_code":0,"outcome":"done","study":"%s","sweep":"%s","trials":10,"completed":4,
         "stopped":5,"failed":1,"seconds":12.5,"slots":2,"best":{"trial":3,"score":%s,"epochs":9,
         "mean":0.9,"ci_low":0.88,"ci_high":0.92,"repeats":5,"test_score":0.91,
         "configuration":{"width":19,"optimizer":"adam"}},"warnings":[]}
        """
            .formatted(study, id, score);
    Files.writeString(folder(id).resolve("outcome.json"), outcome);
    Files.writeString(folder(id).resolve("report.html"), "<p>report of " + id);
  }

  List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    SweepFolder.all(new ResultsFolder(results.toString())).forEach(each -> ids.add(each.id()));
    return ids;
  }
}
