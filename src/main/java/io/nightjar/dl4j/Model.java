package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Part;
import io.nightjar.dl4j.family.Head;
import io.nightjar.dl4j.family.Metrics;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.RowGroups;
import io.nightjar.trial.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A network in training. Used and closed by the thread that made it. */
final class Model implements AutoCloseable {
  /** A convolution unfolds its input: more rows of images would need much memory at once. */
  private static final int ROWS_PER_PREDICTION = 256;

  /** Small and few batches: a time must not cost as much as what it is the time of. */
  private static final int ROWS_PER_TIMING = 64;

  private static final int MOST_TIMINGS = 15;

  private final Network network;
  private final Dataset data;
  private final Batches batches;
  private final long seed;
  private final Head head;
  private OutputLosses losses = new OutputLosses();
  private boolean isGivenAway;

  /**
   * A model.
   *
   * @param seed of the order of the rows and of the dropout
   * @param head what the network's first output says
   */
  Model(Network network, Dataset data, Batches batches, long seed, Head head) {
    this.network = network;
    this.data = data;
    this.batches = batches;
    this.seed = seed;
    this.head = head;
  }

  Network network() {
    return network;
  }

  int epochs() {
    return network.epochs();
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
    network.startEpoch(epochSeed);
    losses = new OutputLosses();
    double sum = 0;
    for (int batch = 0; batch < batches.count(); batch++) {
      context.checkAlive();
      sum += fit(batch, epoch) * batches.rows(batch);
      losses.add(network.losses(), batches.rows(batch));
      if (epoch == 1 && batch == 0) {
        OutputLosses.imbalance(network.losses()).ifPresent(context::warn);
      }
    }
    network.finishEpoch(epoch);
    return sum / batches.rows();
  }

  /** The last epoch's mean loss of each output, where there are several. */
  Map<String, Double> lossesOfOutputs() {
    return losses.metrics();
  }

  /**
   * Trains one epoch across a cluster, in the same order of rows.
   *
   * @return the mean loss of its last batches
   * @throws TrialException as {@link #trainEpoch(TrialContext)} does
   */
  double trainEpoch(TrialContext context, ClusterTraining cluster) throws TrialException {
    requireOneOutput();
    int epoch = epochs() + 1;
    long epochSeed = Seeds.mix(seed, epoch);
    batches.shuffle(epochSeed);
    List<DataSet> dealt = new ArrayList<>();
    double loss = Double.NaN;
    for (int batch = 0; batch < batches.count(); batch++) {
      dealt.add(network.dataSet(batches, batch));
      if (dealt.size() == cluster.batchesPerRound() || isOddAfter(batch)) {
        context.checkAlive();
        loss = finite(cluster.trainRound(network.dl4j(), dealt), epoch);
        dealt.forEach(Batches::free);
        dealt.clear();
      }
    }
    network.finishEpoch(epoch);
    return loss;
  }

  /** Deeplearning4j's averaging takes one array of labels. */
  private void requireOneOutput() throws TrialException {
    if (network.dl4j() instanceof ComputationGraph graph && graph.getNumOutputArrays() > 1) {
      throw new TrialException(
          FailureKind.INVALID_CONFIGURATION,
          "Cannot train a network with several outputs across a cluster");
    }
  }

  /** Whether a batch is the last one, or the last one of its size: only one differs. */
  private boolean isOddAfter(int batch) {
    return batch == batches.count() - 1 || batches.rows(batch + 1) != batches.rows(batch);
  }

  private double fit(int batch, int epoch) throws TrialException {
    return finite(network.fit(batches, batch), epoch);
  }

  private static double finite(double loss, int epoch) throws TrialException {
    if (!Double.isFinite(loss)) {
      throw new TrialException(
          FailureKind.DIVERGED, Metrics.TRAIN_LOSS + " is " + loss + " in epoch " + epoch);
    }
    return loss;
  }

  /**
   * Measures the model on a part.
   *
   * @throws TrialException if the context says stop
   */
  Map<String, Double> measure(Part part, TrialContext context) throws TrialException {
    if (head == Head.EMBEDDING) {
      return new NeighbourScores(network, data, ROWS_PER_PREDICTION).measure(part);
    }
    return scores(part, new int[part.rows()], context).get(0).metrics();
  }

  /**
   * Measures a metric on each of the {@link RowGroups} of a part; none where they are one, or where
   * rows are judged by their neighbours.
   *
   * @throws TrialException if the context says stop
   */
  List<Double> measureGroups(Part part, String metric, TrialContext context) throws TrialException {
    if (head == Head.EMBEDDING) {
      return List.of();
    }
    List<Scores> groups = scores(part, RowGroups.assigned(part.rows()), context);
    return groups.size() == 1
        ? List.of()
        : groups.stream()
            .map(group -> Objects.requireNonNull(group.metrics().get(metric)))
            .toList();
  }

  /** The scores of each group of rows, given the group of each row. */
  private List<Scores> scores(Part part, int[] groups, TrialContext context) throws TrialException {
    int classes = data.classes().size();
    List<Scores> scores =
        IntStream.rangeClosed(0, Arrays.stream(groups).max().orElse(0))
            .mapToObj(group -> new Scores(classes))
            .toList();
    Batches all = new Batches(part, classes, ROWS_PER_PREDICTION, 1);
    int next = 0;
    for (int batch = 0; batch < all.count(); batch++) {
      context.checkAlive();
      float[] probabilities = network.output(all, batch);
      for (int row = 0; row < all.rows(batch); row++) {
        scores.get(groups[next++]).add(probabilities, row, all.label(batch, row));
      }
    }
    return scores;
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
    long start = System.nanoTime();
    network.output(all, batch);
    return (System.nanoTime() - start) / 1e9;
  }

  /** The network at rest, which from now on is another's to free. */
  Network giveAway() {
    Network rested = network.atRest();
    isGivenAway = true;
    return rested;
  }

  @Override
  public void close() {
    if (!isGivenAway) {
      network.free();
    }
    freeWorkspaces();
  }

  /** What belongs to the thread; parameters, gradients and updater state lie outside of it. */
  private static void freeWorkspaces() {
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    for (MemoryWorkspace workspace : workspaces.getAllWorkspacesForCurrentThread()) {
      workspaces.destroyWorkspace(workspace);
    }
  }
}
