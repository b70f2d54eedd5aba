package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.util.CrashReportingUtil;

/**
 * Trains the configuration of a trial on train and validation part together, standardised by both,
 * measures it on the test part, and writes the model for those who have Deeplearning4j alone.
 */
public final class Refit {
  private final Dl4jTrialRunner runner;
  private final Dataset data;
  private final Optional<ClusterTraining> cluster;
  private final Path file;

  Refit(Dl4jTrialRunner runner, Dataset data, Optional<ClusterTraining> cluster, Path file) {
    this.runner = runner;
    this.data = data;
    this.cluster = cluster;
    this.file = file;
  }

  /** The data that it trains on and measures with. */
  public Dataset data() {
    return data;
  }

  /**
   * Trains a task's trial from its start to the task's epochs, and writes the model.
   *
   * @return the metrics on the test part; none where that has no rows
   * @throws TrialException if no network can be built, or the loss is not finite
   */
  public Measurement run(TrialTask task, TrialContext context) throws TrialException, IOException {
    CrashReportingUtil.crashDumpsEnabled(false);
    Dl4jEngine.use(context.device());
    try (Model model = runner.models(task.trial(), data, context).newest(0)) {
      while (model.epochs() < task.epochs()) {
        trainEpoch(model, context);
      }
      Map<String, Double> metrics =
          data.test().rows() == 0 ? Map.of() : model.measure(data.test(), context);
      PlainModelFile.write(file, model.network(), data);
      return new Measurement(model.epochs(), metrics);
    }
  }

  private void trainEpoch(Model model, TrialContext context) throws TrialException {
    if (cluster.isPresent()) {
      model.trainEpoch(context, cluster.get());
    } else {
      model.trainEpoch(context);
    }
  }
}
