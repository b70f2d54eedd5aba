package io.nightjar.sweep;

import io.nightjar.results.Launch;
import io.nightjar.results.SweepFolder;
import io.nightjar.run.BackendException;
import io.nightjar.run.TrialRunner;
import io.nightjar.spark.SparkApplication;
import io.nightjar.spark.SparkBackend;
import io.nightjar.spark.SparkSettings;
import io.nightjar.spark.TrialWork;
import io.nightjar.study.StudySpec;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a sweep is run; nothing of it decides on results.
 *
 * @param slots trials at the same time; empty for as many as the session has room for
 * @param ui whether Spark's web UI is started
 * @param notes takes what the user should know while it runs, each text once
 */
public record SweepSetting(
    Launch launch,
    Optional<Integer> slots,
    boolean ui,
    Progress.Display display,
    Consumer<String> notes,
    Runners runners) {

  /** Slots for the trials of a study; the caller closes them. */
  SparkBackend backend(
      SparkApplication spark, StudySpec study, TrialRunner runner, SweepFolder folder)
      throws BackendException, InterruptedException {
    TrialWork work =
        new TrialWork(runner, study.goals(), study.budget().trialTime(), folder.storage());
    return slots.isPresent() ? spark.backend(work, slots.get()) : spark.backend(work);
  }

  /** Of the Spark session to run in. */
  public SparkSettings spark() {
    if (launch.isCluster()) {
      return SparkSettings.cluster();
    }
    SparkSettings settings = SparkSettings.local(slots.orElse(1));
    return ui ? settings.withWebPage() : settings;
  }
}
