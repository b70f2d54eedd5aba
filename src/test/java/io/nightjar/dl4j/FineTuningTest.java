package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.MlpFamily;
import io.nightjar.dl4j.family.Nets;
import io.nightjar.run.FileOpener;
import io.nightjar.run.TrialException;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.InitialModel;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class FineTuningTest {
  private static final Goals GOALS = Goals.of(new Objective("accuracy", Direction.MAXIMIZE));
  private static final long ID = 5;

  @TempDir private Path folder;
  private final MemoryStorage storage = new MemoryStorage();
  private final FakeContext context = new FakeContext(storage, ID);

  /**
   * A network of 64 inputs, two hidden layers of 16 and so many classes, with weights of its own.
   */
  private MultiLayerNetwork start(int classes, Object... settings) throws IOException {
    MultiLayerNetwork network = Nets.network(64, classes, settings);
    network.params().muli(0.5);
    ModelSerializer.writeModel(network, folder.resolve("start.zip").toFile(), false);
    return network;
  }

  private Dl4jTrialRunner runner(int freeze) throws Exception {
    DataSpec data = FamilyRuns.data("mlp");
    String path = folder.resolve("start.zip").toString();
    String fingerprint = ModelFile.read(path, FileOpener.LOCAL).fingerprint();
    return new Dl4jTrialRunner(
        new MlpFamily(),
        data,
        FileOpener.LOCAL,
        Datasets.load(data, FileOpener.LOCAL).fingerprint(),
        GOALS,
        4,
        new InitialModel(path, freeze, fingerprint));
  }

  private MultiLayerNetwork trained(int freeze, int epochs, Object... settings) throws Exception {
    Trial trial = new Trial(ID, Nets.configuration(settings), 11);
    runner(freeze).run(TrialTask.search(trial, epochs), context);
    byte[] file = storage.files.get("checkpoints/" + ID + "/" + epochs + ".zip");
    return ModelSerializer.restoreMultiLayerNetwork(
        new ByteArrayInputStream(Objects.requireNonNull(file)), true);
  }

  private static float[] weights(MultiLayerNetwork network, int layer) {
    return network.getLayer(layer).params().ravel().toFloatVector();
  }

  @Test
  void leavesFrozenLayersAsTheyAreToTheBit() throws Exception {
    MultiLayerNetwork start = start(10);

    MultiLayerNetwork trained = trained(2, 2);

    assertThat(weights(trained, 0)).isEqualTo(weights(start, 0));
    assertThat(weights(trained, 1)).isEqualTo(weights(start, 1));
    assertThat(weights(trained, 2)).isNotEqualTo(weights(start, 2));
    assertThat(context.warnings).isEmpty();
  }

  @Test
  void leavesFrozenStatisticsAndWeightDecayAlone() throws Exception {
    Object[] settings = {"batch-norm", true, "weight-decay", 1e-4, "dropout", 0.3};
    MultiLayerNetwork start = start(10, settings);

    MultiLayerNetwork trained = trained(4, 1, settings);

    for (int layer = 0; layer < 2; layer++) {
      assertThat(weights(trained, layer)).isEqualTo(weights(start, layer));
    }
    assertThat(weights(trained, 4)).isNotEqualTo(weights(start, 4));
  }

  @Test
  void startsFromTheWeightsOfLayersAlike() throws Exception {
    MultiLayerNetwork start = start(10);

    MultiLayerNetwork trained = trained(0, 1, "learning-rate", 1e-12);

    for (int layer = 0; layer < 3; layer++) {
      assertThat(trained.getLayer(layer).params().distance2(start.getLayer(layer).params()))
          .isLessThan(1e-6);
    }
  }

  @Test
  void makesTheLastLayerAnewForOtherClasses() throws Exception {
    MultiLayerNetwork start = start(3);

    MultiLayerNetwork trained = trained(2, 1);

    assertThat(weights(trained, 1)).isEqualTo(weights(start, 1));
    assertThat(trained.getOutputLayer().getParam("W").columns()).isEqualTo(10);
    assertThat(context.warnings).isEmpty();
  }

  @Test
  void goesOnFromItsOwnCheckpointToTheSameBits() throws Exception {
    start(10);
    float[] inOneGo = trained(1, 3).params().ravel().toFloatVector();
    storage.files.clear();

    trained(1, 1);
    ModelCache.shared().clear();

    assertThat(trained(1, 3).params().ravel().toFloatVector()).isEqualTo(inOneGo);
    assertThat(context.warnings).isEmpty();
    assertThat(context.resumedFrom).isEqualTo(1);
  }

  @Test
  void saysWhereNothingFits() throws Exception {
    start(3, "width", 8L);

    trained(0, 1);

    assertThat(context.warnings)
        .containsExactly("The initial model has no layer with weights of the same shapes");
  }

  @Test
  void callsAConfigurationInvalidThatHasTooFewLayers() throws Exception {
    start(10);

    assertThatThrownBy(() -> trained(3, 1))
        .isInstanceOfSatisfying(
            TrialException.class,
            e -> assertThat(e.kind()).isEqualTo(FailureKind.INVALID_CONFIGURATION))
        .hasMessage("Cannot build a network: Cannot freeze 3 layers of a network of 3");
  }

  @Test
  void refusesAnotherModelThanTheDriver() throws Exception {
    start(10);
    Dl4jTrialRunner runner = runner(0);
    start(10, "width", 8L);
    Trial trial = new Trial(ID, Nets.configuration(), 11);

    assertThatThrownBy(() -> runner.run(TrialTask.search(trial, 1), context))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is not that of the driver");
  }
}
