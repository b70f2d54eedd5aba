package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.data.Datasets;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.SplitSpec;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every optimiser of guide 57.4 trains over its documented range of learning rates. */
@Tag("slow")
final class OptimizersTest {
  private static final DataSpec DIGITS = DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1));
  private static final int EPOCHS = 4;

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
    List<Measurement> slow = curve(optimizer, low);
    List<Measurement> fast = curve(optimizer, high);

    assertThat(trainLoss(slow.get(EPOCHS - 1))).isLessThan(trainLoss(slow.get(0)));
    assertThat(trainLoss(fast.get(EPOCHS - 1))).isLessThan(trainLoss(fast.get(0)));
    assertThat(slow.get(0).metrics().get("loss")).isNotEqualTo(fast.get(0).metrics().get("loss"));
  }

  private static double trainLoss(Measurement measurement) {
    return measurement.metrics().getOrDefault(Metrics.TRAIN_LOSS, Double.NaN);
  }

  private static List<Measurement> curve(String optimizer, double rate) throws Exception {
    Dl4jTrialRunner runner =
        new Dl4jTrialRunner(
            "mlp",
            DIGITS,
            Datasets.load(DIGITS).fingerprint(),
            new Objective("accuracy", Direction.MAXIMIZE));
    FakeContext context = new FakeContext(new MemoryStorage(), 1);
    Trial trial =
        new Trial(1, Nets.configuration("optimizer", optimizer, "learning-rate", rate), 3);
    runner.run(TrialTask.search(trial, EPOCHS), context);
    return context.curve;
  }
}
