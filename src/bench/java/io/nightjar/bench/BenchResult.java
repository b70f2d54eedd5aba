package io.nightjar.bench;

import io.nightjar.run.Engine;
import io.nightjar.space.Configuration;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.Map;

/** Makes results for searchers that are told without a scheduler. */
final class BenchResult {
  private static final int EPOCHS = 1;
  private static final Origin ORIGIN =
      new Origin("driver", "localhost", "table", "none", 0, Engine.JAVA.libraries());

  private BenchResult() {}

  /** What came of a trial that measured this value of a metric. */
  static TrialResult of(
      long id, Configuration configuration, long studySeed, String metric, double value) {
    return of(id, configuration, studySeed, Map.of(metric, value));
  }

  /** What came of a task of any kind. */
  static TrialResult of(TrialTask task, Measurement measured) {
    return TrialResult.instant(task, new Outcome.Completed(measured), ORIGIN);
  }

  /** What came of a trial that measured these metrics. */
  static TrialResult of(
      long id, Configuration configuration, long studySeed, Map<String, Double> metrics) {
    Trial trial = new Trial(id, configuration, Seeds.ofTrial(studySeed, Purpose.SEARCH, id));
    Outcome outcome = new Outcome.Completed(new Measurement(EPOCHS, metrics));
    return TrialResult.instant(TrialTask.search(trial, EPOCHS), outcome, ORIGIN);
  }
}
