package io.nightjar.bench;

import java.util.Map;
import org.deeplearning4j.arbiter.DL4JConfiguration;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.saving.InMemoryResultSaver;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.LocalOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.BaseStatusListener;
import org.deeplearning4j.arbiter.scoring.impl.TestSetLossScoreFunction;
import org.deeplearning4j.arbiter.task.MultiLayerNetworkTaskCreator;
import org.nd4j.linalg.dataset.adapter.SingletonDataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Trains with Arbiter's runner, a candidate to a slot, all of one configuration. */
// What replaces a data provider is made from its class alone and would not know the counter.
@SuppressWarnings("deprecation")
final class ArbiterTraining {
  private ArbiterTraining() {}

  static void train(TrainNetwork network, StepCounter steps) {
    OptimizationConfiguration configuration =
        new OptimizationConfiguration.Builder()
            .candidateGenerator(new Same(network))
            .dataProvider(new Noise(network, steps))
            .modelSaver(new InMemoryResultSaver())
            .scoreFunction(new TestSetLossScoreFunction())
            .terminationConditions(new MaxCandidatesCondition(steps.slots()))
            .build();
    LocalOptimizationRunner runner =
        new LocalOptimizationRunner(
            steps.slots(), configuration, new MultiLayerNetworkTaskCreator());
    runner.addListeners(new Count(steps));
    runner.execute();
    if (runner.numCandidatesFailed() > 0) {
      throw new IllegalStateException(runner.getCandidateStatus().get(0).getExceptionStackTrace());
    }
  }

  private static final class Count extends BaseStatusListener {
    private final StepCounter steps;

    private Count(StepCounter steps) {
      this.steps = steps;
    }

    @Override
    public void onCandidateIteration(CandidateInfo info, Object model, int iteration) {
      steps.count(info.getIndex());
    }
  }

  /** Batches without an end, until the counter says that it is over. */
  private record Noise(TrainNetwork network, StepCounter steps) implements DataProvider {
    @Override
    public Object trainData(Map<String, Object> parameters) {
      return new EndlessBatches(Batches.of(network), steps);
    }

    @Override
    public Object testData(Map<String, Object> parameters) {
      return new SingletonDataSetIterator(Batches.of(network).get(0));
    }

    @Override
    public Class<?> getDataType() {
      return DataSetIterator.class;
    }
  }

  /** Proposes one configuration again and again. */
  private static final class Same implements CandidateGenerator {
    private final TrainNetwork network;
    private int next;

    private Same(TrainNetwork network) {
      this.network = network;
    }

    @Override
    public boolean hasMoreCandidates() {
      return true;
    }

    @Override
    public Candidate<?> getCandidate() {
      return new Candidate<>(
          new DL4JConfiguration(network.configuration(), null, 1), next++, new double[0]);
    }

    @Override
    public void reportResults(OptimizationResult result) {}

    @Override
    public ParameterSpace<?> getParameterSpace() {
      return new FixedValue<>(network.name());
    }

    @Override
    public void setRngSeed(long seed) {}

    @Override
    public Class<?> getCandidateType() {
      return DL4JConfiguration.class;
    }
  }
}
