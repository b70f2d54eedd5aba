package io.nightjar.spark.refit;

import io.nightjar.trial.Seeds;
import org.apache.spark.TaskContext;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Seeds what is random in a step from the step and the worker, since the thread that takes it has a
 * generator of any state.
 */
final class StepSeeds implements TrainingHook {
  private static final long serialVersionUID = 1L;

  private final long seed;

  StepSeeds(long seed) {
    this.seed = seed;
  }

  @Override
  public void preUpdate(DataSet batch, Model network) {
    seedStep(network);
  }

  @Override
  public void preUpdate(MultiDataSet batch, Model network) {
    seedStep(network);
  }

  private void seedStep(Model network) {
    long stepSeed = Seeds.mix(seed, step(network));
    Nd4j.getRandom().setSeed(Seeds.mix(stepSeed, TaskContext.getPartitionId()));
  }

  private static int step(Model network) {
    return network instanceof MultiLayerNetwork layers
        ? layers.getIterationCount()
        : ((ComputationGraph) network).getIterationCount();
  }

  @Override
  public void postUpdate(DataSet batch, Model network) {}

  @Override
  public void postUpdate(MultiDataSet batch, Model network) {}
}
