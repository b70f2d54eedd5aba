package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.MlpFamily;
import io.nightjar.dl4j.family.Nets;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.SplitSpec;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cross-validation: a trial trains a model for each fold. */
final class FoldModelsTest {
  private static final DataSpec DATA = DataSpec.digits(SplitSpec.folds(3, 0.2, 1));
  private static final Goals GOALS = Goals.of(new Objective("accuracy", Direction.MAXIMIZE));
  private static final Trial TRIAL = new Trial(7, Nets.configuration("dropout", 0.2), 11);

  private final MemoryStorage storage = new MemoryStorage();

  private static Dl4jTrialRunner runner() throws Exception {
    return new Dl4jTrialRunner(
        new MlpFamily(),
        DATA,
        FileOpener.LOCAL,
        Datasets.load(DATA, FileOpener.LOCAL).fingerprint(),
        GOALS,
        4);
  }

  private FakeContext context() {
    return new FakeContext(storage, TRIAL.id());
  }

  private Measurement train(int epochs, Purpose purpose) throws Exception {
    return runner().run(new TrialTask(TRIAL, epochs, purpose), context());
  }

  @Test
  void measuresTheMeanOverTheFolds() throws Exception {
    Dataset data = Datasets.load(DATA, FileOpener.LOCAL);
    TrialOnFolds trial = new TrialOnFolds(TRIAL, data, context());
    double[] accuracies = new double[3];
    for (int fold = 0; fold < 3; fold++) {
      try (Model model =
          runner().models(trial.trial(fold), data.fold(fold), trial.context(fold)).newest(0)) {
        model.trainEpoch(context());
        model.trainEpoch(context());
        accuracies[fold] =
            model
                .measure(data.fold(fold).validation(), trial.context(fold))
                .getOrDefault("accuracy", Double.NaN);
      }
    }

    assertThat(accuracies).doesNotHaveDuplicates();
    assertThat(train(2, Purpose.REPEAT).metrics().get("accuracy"))
        .isCloseTo(IntStream.range(0, 3).mapToDouble(i -> accuracies[i]).sum() / 3, within(1e-12));
  }

  @Test
  void goesOnToTheSameBitsAlsoWhereAFoldLostItsCheckpoint() throws Exception {
    Measurement inOneGo = train(3, Purpose.REPEAT);
    train(1, Purpose.SEARCH);
    assertThat(storage.files.keySet())
        .containsExactlyInAnyOrder(
            "checkpoints/7/1.zip", "checkpoints/7/fold-1/1.zip", "checkpoints/7/fold-2/1.zip");
    ModelCache.shared().clear();
    storage.files.remove("checkpoints/7/fold-1/1.zip");

    assertThat(train(3, Purpose.SEARCH)).isEqualTo(inOneGo);
    ModelCache.shared().clear();
    assertThat(train(3, Purpose.TEST).metrics().get("accuracy")).isBetween(0.5, 1.0);
  }
}
