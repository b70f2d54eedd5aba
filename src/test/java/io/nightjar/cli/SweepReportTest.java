package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.report.Results;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepSummary;
import io.nightjar.report.SweepTables;
import io.nightjar.results.Ending;
import io.nightjar.results.ResultsFolder;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.sweep.SweepReport;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of a sweep whose trials are there, however it ended. */
final class SweepReportTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(Parameter.of("rate", new FloatRange(1e-4, 1, Scale.LOG)));

  /** Of trials one of which came to the largest budget. */
  private static SweepReport report(
      int trials, int planned, Ending ending, Duration time, String... warnings) {
    List<TrialResult> results = new ArrayList<>();
    for (int id = 0; id < trials; id++) {
      int epochs = id == 0 ? 9 : 1;
      Trial trial = new Trial(id, SPACE.fromUnit(new double[] {0.5}), id);
      Outcome outcome =
          new Outcome.Completed(new Measurement(epochs, Map.of("accuracy", 0.5 + 0.01 * id)));
      results.add(TrialResult.instant(TrialTask.search(trial, epochs), outcome, Results.ORIGIN));
    }
    ResultStore store = ResultStore.of(results);
    SweepFacts facts =
        new SweepFacts(
            "night",
            "s_1",
            SPACE,
            Results.GOALS,
            9,
            "hash",
            "data",
            "0.1.0",
            ending.label(),
            0,
            trials,
            Instant.EPOCH,
            Instant.EPOCH.plus(time),
            List.of());
    SweepTables tables = new SweepTables(facts, store, SweepSummary.of(store, Results.GOALS, 9));
    return SweepReport.of(
        tables, planned, new ResultsFolder("results"), ending, List.of(), List.of(warnings));
  }

  @Test
  void aWholeSweepSaysWhatStopped() {
    SweepReport report = report(3, 3, Ending.DONE, Duration.ofSeconds(9));
    assertThat(report.lines())
        .contains("s_1: 3 trials in 9 s on 3 slots: 1 completed, 2 stopped early, 0 failed");
    assertThat(report.endingWords()).isEqualTo("The sweep is done");
    assertThat(report.object()).containsEntry("trials", 3L).containsEntry("planned_trials", 3);
  }

  @Test
  void aPageThatCouldNotBeWrittenIsNotNamed() {
    String page = "Report: results/runs/s_1/report.html";
    assertThat(report(1, 1, Ending.DONE, Duration.ofSeconds(9)).lines()).contains(page);
    SweepReport without =
        report(1, 1, Ending.DONE, Duration.ofSeconds(9), "Cannot write the report: No space left");
    assertThat(without.lines()).doesNotContain(page);
    assertThat(without.advice()).contains("Warning: Cannot write the report: No space left");
  }

  @Test
  void whatBrokeStandsBeforeWhatToDo() {
    SweepReport ended = report(1, 9, Ending.OUT_OF_TIME, Duration.ofSeconds(9));
    assertThat(ended.advice())
        .containsExactly(
            "Out of time: everything finished is kept in results; run again with --resume to go"
                + " on");
    assertThat(ended.broken("Cannot write the tables: No space left").advice())
        .containsExactly(
            "Cannot write the tables: No space left",
            "Everything finished is kept in results; run again with --resume to go on");
  }

  @Test
  void oneIsOne() {
    assertThat(report(1, 1, Ending.DONE, Duration.ofMinutes(3)).lines())
        .contains("s_1: 1 trial in 3 min on 1 slot: 1 completed, 0 stopped early, 0 failed");
  }

  @Test
  void aPlanThatWasCutSaysOfHowMany() {
    SweepReport report = report(3, 4000, Ending.DONE, Duration.ofMinutes(452));
    assertThat(report.lines())
        .contains(
            "s_1: 3 of 4000 trials in 7 h 32 min on 3 slots: 1 completed, 2 stopped early,"
                + " 0 failed");
    assertThat(report.endingWords())
        .isEqualTo("The sweep is done, with 3 of 4000 trials, as planned for its time");
    assertThat(report.object()).containsEntry("planned_trials", 4000);
  }

  @Test
  void whereTheSearchWasEndedTrialsWaitAtTheirRungs() {
    for (Ending ending : List.of(Ending.CUT, Ending.INTERRUPTED, Ending.OUT_OF_TIME)) {
      SweepReport report = report(3, 5, ending, Duration.ofSeconds(9));
      assertThat(report.lines())
          .contains(
              "s_1: 3 of 5 trials in 9 s on 3 slots: 1 completed, 2 at an earlier rung, 0 failed");
      assertThat(report.endingWords()).isEqualTo(ending.words());
      assertThat(report.object()).as("the tables' word stays").containsEntry("stopped", 2L);
    }
  }
}
