package io.nightjar.cli;

import io.nightjar.dl4j.ClusterTraining;
import io.nightjar.dl4j.Dl4jTrialRunner;
import io.nightjar.dl4j.Refit;
import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Dataset;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Launch;
import io.nightjar.run.Assignment;
import io.nightjar.run.BackendException;
import io.nightjar.run.LocalStorage;
import io.nightjar.run.TrialExecutor;
import io.nightjar.run.TrialProbe;
import io.nightjar.spark.SettingsCheck;
import io.nightjar.spark.SparkSettings;
import io.nightjar.spark.refit.ParameterAveraging;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One training of a trial on train and validation part.
 *
 * @param workers of Spark that it is averaged over; empty to train alone
 * @param file where the model goes, in a folder of its own on this machine
 */
record RefitRun(
    Dl4jTrialRunner runner, Goals goals, Optional<Integer> workers, Launch launch, Path file) {
  private static final Assignment HERE = new Assignment(1, 0, "driver", "localhost", "cpu");

  /** Nobody waits for another slot here: who wants no more of it ends the process. */
  private static final Duration NO_LIMIT = Duration.ofDays(36_500);

  /** The result, with the metrics on the test part, and the data that it was trained on. */
  record End(TrialResult result, Dataset data) {}

  /**
   * Trains.
   *
   * @throws BackendException if Spark cannot start
   */
  End run(Trial trial, int epochs)
      throws BadInputException, BackendException, IOException, InterruptedException {
    TrialTask task = new TrialTask(trial, epochs, Purpose.TEST);
    if (workers.isEmpty()) {
      return run(task, Optional.empty());
    }
    try (ParameterAveraging cluster =
        ParameterAveraging.start(spark().withoutSlots(), workers.get(), trial.seed())) {
      return run(task, Optional.of(cluster));
    }
  }

  private SparkSettings spark() throws BadInputException {
    SparkSettings settings =
        launch.isCluster() ? SparkSettings.cluster() : SparkSettings.local(workers.orElse(1));
    List<String> problems = SettingsCheck.problems(settings);
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return settings;
  }

  private End run(TrialTask task, Optional<ClusterTraining> cluster)
      throws BadInputException, IOException, InterruptedException {
    Refit refit = refit(cluster);
    TrialExecutor executor =
        new TrialExecutor(
            refit::run, goals, NO_LIMIT, new LocalStorage(file.resolveSibling("trial")));
    return new End(executor.execute(task, HERE, TrialProbe.NONE), refit.data());
  }

  private Refit refit(Optional<ClusterTraining> cluster) throws BadInputException, IOException {
    try {
      return runner.refit(cluster, file);
    } catch (DataException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }
}
