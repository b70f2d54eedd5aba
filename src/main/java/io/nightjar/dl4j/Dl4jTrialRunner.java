package io.nightjar.dl4j;

import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.Family;
import io.nightjar.dl4j.family.Metrics;
import io.nightjar.run.Engine;
import io.nightjar.run.FileOpener;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.run.TrialRunner;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Goals;
import io.nightjar.trial.InitialModel;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.RowGroups;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.util.CrashReportingUtil;
import org.jspecify.annotations.Nullable;

/**
 * Trains Deeplearning4j networks, one per task, in the calling thread.
 *
 * <p>For one number of OpenMP threads the result of a task is the same to the bit, whatever else
 * runs beside it, however often it was interrupted and from which checkpoint it went on.
 *
 * <ul>
 *   <li>{@code SEARCH} goes on from the trial's largest checkpoint below the task's epochs, or from
 *       its network where this JVM still has it as that checkpoint does, reports {@link Metrics}
 *       after every epoch, its costs after the last one, and leaves a checkpoint at the task's
 *       epochs.
 *   <li>{@code REPEAT} trains from the start and leaves nothing. A numbered one also measures the
 *       first objective on groups of rows of the validation part, see {@link RowGroups}.
 *   <li>{@code TEST} takes the checkpoint at the task's epochs, or trains up to it again where that
 *       is lost, and measures on the test part.
 * </ul>
 */
public final class Dl4jTrialRunner implements TrialRunner {
  private static final long serialVersionUID = 1L;

  private final Family family;
  private final DataSpec data;
  private final FileOpener files;
  private final String fingerprint;
  private final Goals goals;
  private final int longest;
  private final @Nullable InitialModel initial;

  /**
   * A runner.
   *
   * @param files opens the data on every machine, where they are a file
   * @param fingerprint that of the data as the driver read them; a machine that reads others fails
   *     its tasks instead of training on them
   * @param goals decide which metrics must be finite, and which times are measured
   * @param longest the epochs of the study's largest budget, to which learning rates' schedules
   *     reach
   * @param initial what every trial starts from; null for random weights
   */
  public Dl4jTrialRunner(
      Family family,
      DataSpec data,
      FileOpener files,
      String fingerprint,
      Goals goals,
      int longest,
      @Nullable InitialModel initial) {
    this.family = family;
    this.data = data;
    this.files = files;
    this.fingerprint = fingerprint;
    this.goals = goals;
    this.longest = longest;
    this.initial = initial;
  }

  /** A runner whose trials start from random weights. */
  public Dl4jTrialRunner(
      Family family,
      DataSpec data,
      FileOpener files,
      String fingerprint,
      Goals goals,
      int longest) {
    this(family, data, files, fingerprint, goals, longest, null);
  }

  /**
   * Loads ND4J, finds out that it computes as it should, and loads the data.
   *
   * @throws IllegalStateException if the device is a GPU that ND4J cannot compute on
   * @throws IOException if the data cannot be read, or are not those of the driver
   */
  @Override
  public void prepare(String device) throws Exception {
    CrashReportingUtil.crashDumpsEnabled(false);
    GpuPreflight.ofThisHost().check(device);
    Dl4jEngine.use(device);
    Dl4jEngine.engine();
    SelfTest.run();
    dataset();
  }

  @Override
  public Measurement run(TrialTask task, TrialContext context) throws Exception {
    try {
      return measured(task, context);
    } catch (TrialException e) {
      throw e;
    } catch (Exception | Error e) {
      // It may lack memory, here or where its next attempt runs.
      ModelCache.shared().clear();
      throw e;
    }
  }

  private Measurement measured(TrialTask task, TrialContext context) throws Exception {
    CrashReportingUtil.crashDumpsEnabled(false);
    Dl4jEngine.use(context.device());
    Dataset dataset = dataset();
    TrialOnFolds trial = new TrialOnFolds(task.trial(), dataset, context);
    return switch (task.purpose()) {
      case SEARCH -> search(task, trial);
      case REPEAT -> {
        try (FoldModels models = FoldModels.newest(this, trial, 0)) {
          Measurement last = train(models, task, context);
          yield task.repeat() == 0 ? last : grouped(last, models);
        }
      }
      case TEST -> test(task, trial);
    };
  }

  /** The models of a trial on some data. */
  Models models(Trial trial, Dataset dataset, TrialContext context) {
    return new Models(family, trial, dataset, longest, tuning(), context);
  }

  private @Nullable FineTuning tuning() {
    return initial == null ? null : new FineTuning(initial, files);
  }

  /**
   * Makes what trains a trial of this runner on train and validation part together; reads the data.
   *
   * @param cluster trains across a cluster; empty to train as trials are trained
   * @param file where the model goes, see {@link PlainModelFile}
   * @throws IOException if the data are not those of the driver
   */
  public Refit refit(Optional<ClusterTraining> cluster, Path file)
      throws DataException, IOException {
    return new Refit(this, checked(Datasets.loadJoined(data, files)), cluster, file);
  }

  private Dataset dataset() throws DataException, IOException {
    return checked(Datasets.load(data, files));
  }

  private Dataset checked(Dataset dataset) throws IOException {
    if (!dataset.fingerprint().equals(fingerprint)) {
      throw new IOException(
          "Cannot use data "
              + data.source()
              + ": they are not those of the driver, fingerprint "
              + dataset.fingerprint()
              + " instead of "
              + fingerprint);
    }
    return dataset;
  }

  private Measurement search(TrialTask task, TrialOnFolds trial) throws Exception {
    try (FoldModels models = FoldModels.newest(this, trial, task.epochs() - 1)) {
      Measurement measurement = train(models, task, trial.context());
      models.save();
      return measurement;
    }
  }

  /** A cost is no mean over rows. */
  private Measurement grouped(Measurement last, FoldModels models) throws TrialException {
    String metric = goals.objective().metric();
    return Metrics.OF_ROWS.contains(metric)
        ? RowGroups.added(last, metric, models.measureGroups(metric))
        : last;
  }

  private Measurement train(FoldModels models, TrialTask task, TrialContext context)
      throws TrialException {
    Costs costs = new Costs(goals.metrics());
    while (true) {
      long start = System.nanoTime();
      double trainLoss = models.trainEpoch();
      costs.trained(System.nanoTime() - start);
      Map<String, Double> metrics = models.measure(Dataset::validation);
      metrics.put(Metrics.TRAIN_LOSS, trainLoss);
      metrics.putAll(models.lossesOfOutputs());
      boolean isLast = models.epochs() >= task.epochs();
      if (isLast) {
        models.addCosts(costs, metrics, Dataset::validation);
      }
      Measurement measurement = finite(new Measurement(models.epochs(), metrics));
      context.report(measurement.epochs(), measurement.metrics());
      if (isLast) {
        return measurement;
      }
    }
  }

  private Measurement test(TrialTask task, TrialOnFolds trial) throws TrialException, IOException {
    try (FoldModels models = FoldModels.newest(this, trial, task.epochs())) {
      while (models.epochs() < task.epochs()) {
        models.trainEpoch();
      }
      Map<String, Double> metrics = models.measure(Dataset::test);
      models.addCosts(new Costs(goals.metrics()), metrics, Dataset::test);
      return finite(new Measurement(models.epochs(), metrics));
    }
  }

  private Measurement finite(Measurement measurement) throws TrialException {
    if (goals.finite(new Outcome.Completed(measurement)) instanceof Outcome.Failed failed) {
      throw new TrialException(failed.kind(), failed.reason());
    }
    return measurement;
  }

  @Override
  public Engine engine() {
    return Dl4jEngine.engine();
  }

  @Override
  public String toString() {
    return "Dl4jTrialRunner(" + family.published().name() + ", " + data + ")";
  }
}
