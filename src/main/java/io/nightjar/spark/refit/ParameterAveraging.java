package io.nightjar.spark.refit;

import io.nightjar.dl4j.ClusterTraining;
import io.nightjar.run.BackendException;
import io.nightjar.spark.SparkSessions;
import io.nightjar.spark.SparkSettings;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Averaging of parameters with dl4j-spark: each worker takes some steps on batches of its own from
 * the same parameters and updater state, then both are averaged over the workers (McDonald, Hall
 * and Mann 2010, Distributed training strategies for the structured perceptron).
 *
 * <p>A round is one job of Spark with a partition for each worker. Which batches a worker gets
 * depends on their order alone.
 */
public final class ParameterAveraging implements ClusterTraining, AutoCloseable {
  private static final int STEPS_PER_ROUND = 5;
  private static final int NO_PREFETCH = 0;

  private final SparkSession session;
  private final JavaSparkContext spark;
  private final int workers;
  private final long seed;

  private ParameterAveraging(SparkSession session, int workers, long seed) {
    this.session = session;
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.workers = workers;
    this.seed = seed;
  }

  /**
   * Opens a session of Spark.
   *
   * @param workers how many train at the same time, where the cluster has as many cores
   * @param seed of what is random in the workers' steps, which is dropout
   * @throws BackendException if Spark cannot start
   */
  public static ParameterAveraging start(SparkSettings settings, int workers, long seed)
      throws BackendException {
    try {
      return new ParameterAveraging(SparkSessions.open(settings), workers, seed);
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare.
      throw new BackendException(
          "Cannot start Spark: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no message"),
          e);
    }
  }

  @Override
  public int batchesPerRound() {
    return workers * STEPS_PER_ROUND;
  }

  @Override
  public double trainRound(Model network, List<DataSet> batches) {
    if (network instanceof MultiLayerNetwork layers) {
      return trainRound(layers, batches);
    } else if (network instanceof ComputationGraph graph) {
      return trainRound(graph, batches);
    }
    throw new IllegalArgumentException("Invalid network: " + network.getClass().getName());
  }

  private double trainRound(MultiLayerNetwork network, List<DataSet> batches) {
    int epochs = network.getEpochCount();
    int steps = network.getIterationCount() + batches.size();
    SparkDl4jMultiLayer round = new SparkDl4jMultiLayer(spark, network, master(batches));
    round.fit(dealt(batches));
    // It counts what one worker did, and a round as an epoch.
    network.setIterationCount(steps);
    network.setEpochCount(epochs);
    return round.getScore();
  }

  private double trainRound(ComputationGraph network, List<DataSet> batches) {
    ComputationGraphConfiguration counts = network.getConfiguration();
    int epochs = counts.getEpochCount();
    int steps = counts.getIterationCount() + batches.size();
    SparkComputationGraph round = new SparkComputationGraph(spark, network, master(batches));
    round.fit(dealt(batches));
    counts.setIterationCount(steps);
    counts.setEpochCount(epochs);
    return round.getScore();
  }

  /** No partition may be empty: dl4j-spark would average over workers without a result. */
  private JavaRDD<DataSet> dealt(List<DataSet> batches) {
    return spark.parallelize(batches, Math.min(workers, batches.size()));
  }

  private ParameterAveragingTrainingMaster master(List<DataSet> batches) {
    int rows = batches.get(0).numExamples();
    return new ParameterAveragingTrainingMaster.Builder(workers, rows)
        .batchSizePerWorker(rows)
        .averagingFrequency(STEPS_PER_ROUND)
        .workerPrefetchNumBatches(NO_PREFETCH)
        .saveUpdater(true)
        .repartionData(Repartition.Never)
        .storageLevel(null)
        .rddTrainingApproach(RDDTrainingApproach.Direct)
        .rngSeed(seed)
        .collectTrainingStats(false)
        .trainingHooks(new StepSeeds(seed))
        .build();
  }

  @Override
  public void close() {
    session.stop();
  }
}
