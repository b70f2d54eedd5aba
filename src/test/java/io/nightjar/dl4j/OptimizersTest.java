package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.Blueprint;
import io.nightjar.dl4j.family.Course;
import io.nightjar.dl4j.family.Metrics;
import io.nightjar.dl4j.family.MlpFamily;
import io.nightjar.dl4j.family.Nets;
import io.nightjar.dl4j.family.Settings;
import io.nightjar.run.FileOpener;
import io.nightjar.space.Configuration;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.SplitSpec;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every optimiser of guide 57.4 trains over its documented range of learning rates. */
@Tag("slow")
final class OptimizersTest {
  private static final DataSpec DIGITS = DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1));
  private static final int EPOCHS = 4;
  private static final long SEED = 3;

  @ParameterizedTest
  @CsvSource({
    "sgd, 0.01, 0.1",
    "momentum, 0.001, 0.01",
    "adagrad, 0.001, 0.01",
    "adadelta, 0.01, 0.1",
    "rmsprop, 0.001, 0.01",
    "adam, 0.001, 0.01",
    "adamax, 0.001, 0.01",
    "nadam, 0.001, 0.01"
  })
  void learnsAtBothEndsOfItsRangeAndDifferently(String optimizer, double low, double high)
      throws Exception {
    Training slow = train(optimizer, low);
    Training fast = train(optimizer, high);

    assertThat(slow.losses().get(EPOCHS - 1)).isLessThan(slow.losses().get(0));
    assertThat(fast.losses().get(EPOCHS - 1)).isLessThan(fast.losses().get(0));
    assertThat(fast.start()).as("the same first weights").isEqualTo(slow.start());
    assertThat(fast.end()).as("other weights in the end").isNotEqualTo(slow.end());
    assertThat(fast.way()).as("larger steps lead further").isGreaterThan(slow.way());
  }

  /**
   * What a training came to.
   *
   * @param losses on the train part, by epoch
   * @param start the first weights
   * @param end the last weights, as the checkpoint holds them
   */
  private record Training(List<Double> losses, INDArray start, INDArray end) {
    double way() {
      return start.distance2(end);
    }
  }

  private static Training train(String optimizer, double rate) throws Exception {
    Dl4jTrialRunner runner =
        new Dl4jTrialRunner(
            new MlpFamily(),
            DIGITS,
            FileOpener.LOCAL,
            Datasets.load(DIGITS, FileOpener.LOCAL).fingerprint(),
            Goals.of(new Objective("accuracy", Direction.MAXIMIZE)),
            EPOCHS);
    FakeContext context = new FakeContext(new MemoryStorage(), 1);
    Configuration configuration = Nets.configuration("optimizer", optimizer, "learning-rate", rate);
    Trial trial = new Trial(1, configuration, SEED);
    runner.run(TrialTask.search(trial, EPOCHS), context);
    return new Training(
        context.curve.stream().map(OptimizersTest::trainLoss).toList(),
        start(configuration),
        end(context));
  }

  private static double trainLoss(Measurement measurement) {
    return measurement.metrics().getOrDefault(Metrics.TRAIN_LOSS, Double.NaN);
  }

  private static INDArray start(Configuration configuration) throws Exception {
    Configuration settings = Settings.complete(MlpFamily.FAMILY, configuration);
    Blueprint blueprint =
        new MlpFamily()
            .blueprint(
                settings, Datasets.load(DIGITS, FileOpener.LOCAL), new Course(SEED, 1, EPOCHS));
    MultiLayerNetwork network =
        new MultiLayerNetwork(((Blueprint.Layers) blueprint).configuration());
    network.init();
    return network.params();
  }

  private static INDArray end(FakeContext context) throws IOException {
    try (InputStream checkpoint = context.checkpoints().read(EPOCHS)) {
      return ModelSerializer.restoreMultiLayerNetwork(checkpoint).params();
    }
  }
}
