package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Part;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Seeds;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network in training. Used and closed by the thread that made it. */
final class Model implements AutoCloseable {
  private static final int ROWS_PER_PREDICTION = 1024;

  /** Small and few batches: a time must not cost as much as what it is the time of. */
  private static final int ROWS_PER_TIMING = 64;

  private static final int MOST_TIMINGS = 15;

  private final MultiLayerNetwork network;
  private final Dataset data;
  private final Batches batches;
  private final long seed;
  private boolean isGivenAway;

  /**
   * A model.
   *
   * @param seed of the order of the rows and of the dropout
   */
  Model(MultiLayerNetwork network, Dataset data, Batches batches, long seed) {
    this.network = network;
    this.data = data;
    this.batches = batches;
    this.seed = seed;
  }

  MultiLayerNetwork network() {
    return network;
  }

  int epochs() {
    return network.getEpochCount();
  }

  /**
   * Trains one epoch. What is random in it depends on the trial's seed and the epoch alone, so that
   * a trial that goes on from a checkpoint ends with the same bits as one trained in one go.
   *
   * @return the mean loss of its rows
   * @throws TrialException if the loss is not finite, or the context says stop
   */
  double trainEpoch(TrialContext context) throws TrialException {
    int epoch = epochs() + 1;
    long epochSeed = Seeds.mix(seed, epoch);
    batches.shuffle(epochSeed);
    Nd4j.getRandom().setSeed(epochSeed);
    double sum = 0;
    for (int batch = 0; batch < batches.count(); batch++) {
      context.checkAlive();
      sum += fit(batch, epoch) * batches.rows(batch);
    }
    network.setEpochCount(epoch);
    return sum / data.train().rows();
  }

  private double fit(int batch, int epoch) throws TrialException {
    try (INDArray features = batches.features(batch);
        INDArray labels = batches.labels(batch)) {
      network.fit(features, labels);
    }
    double loss = network.score();
    if (!Double.isFinite(loss)) {
      throw new TrialException(
          FailureKind.DIVERGED, Metrics.TRAIN_LOSS + " is " + loss + " in epoch " + epoch);
    }
    return loss;
  }

  /** Measures the model on a part. */
  Map<String, Double> measure(Part part) {
    int classes = data.classes().size();
    Scores scores = new Scores(classes);
    Batches all = new Batches(part, classes, ROWS_PER_PREDICTION, 1);
    for (int batch = 0; batch < all.count(); batch++) {
      float[] probabilities = probabilities(all, batch);
      for (int row = 0; row < all.rows(batch); row++) {
        scores.add(probabilities, row, all.label(batch, row));
      }
    }
    return scores.metrics();
  }

  private float[] probabilities(Batches all, int batch) {
    try (INDArray features = all.features(batch);
        INDArray output = network.output(features, false);
        INDArray rowByRow = output.dup('c')) {
      return rowByRow.data().asFloat();
    }
  }

  /** The seconds that predicting a row takes in a batch of rows: the median over some batches. */
  double secondsPerRow(Part part) {
    Batches all = new Batches(part, data.classes().size(), ROWS_PER_TIMING, 1);
    double[] seconds = new double[Math.min(MOST_TIMINGS, all.count())];
    for (int batch = 0; batch < seconds.length; batch++) {
      seconds[batch] = secondsOf(all, batch) / all.rows(batch);
    }
    Arrays.sort(seconds);
    return seconds[seconds.length / 2];
  }

  private double secondsOf(Batches all, int batch) {
    try (INDArray features = all.features(batch)) {
      long start = System.nanoTime();
      network.output(features, false).close();
      return (System.nanoTime() - start) / 1e9;
    }
  }

  /** The network, which from now on is another's to free. */
  MultiLayerNetwork giveAway() {
    isGivenAway = true;
    return network;
  }

  @Override
  public void close() {
    if (!isGivenAway) {
      free(network);
    }
    freeWorkspaces();
  }

  /**
   * Frees a network's native memory at once, as DL4J's own close does, but without its two full
   * collections of garbage, which would stop all other slots. Any thread may do it.
   */
  static void free(MultiLayerNetwork network) {
    free(network.params());
    free(network.getFlattenedGradients());
    free(updaterState(network));
  }

  /** What belongs to the thread; parameters, gradients and updater state lie outside of it. */
  private static void freeWorkspaces() {
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    for (MemoryWorkspace workspace : workspaces.getAllWorkspacesForCurrentThread()) {
      workspaces.destroyWorkspace(workspace);
    }
  }

  /** The native memory that a network holds while it does not train. */
  static long bytes(MultiLayerNetwork network) {
    return bytes(network.params())
        + bytes(network.getFlattenedGradients())
        + bytes(updaterState(network));
  }

  private static long bytes(@Nullable INDArray array) {
    return array == null ? 0 : array.length() * array.dataType().width();
  }

  private static @Nullable INDArray updaterState(MultiLayerNetwork network) {
    Updater updater = network.getUpdater(false);
    return updater == null ? null : updater.getStateViewArray();
  }

  private static void free(@Nullable INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
