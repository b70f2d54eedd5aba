package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.Blueprint;
import io.nightjar.dl4j.family.Course;
import io.nightjar.dl4j.family.Families;
import io.nightjar.dl4j.family.Family;
import io.nightjar.dl4j.family.Nets;
import io.nightjar.dl4j.family.Settings;
import io.nightjar.run.FileOpener;
import io.nightjar.run.TrialException;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.ModelSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SteppedNetworkTest {
  private static final int BATCH_ROWS = 32;
  private static final String CPU = "cpu";

  private static Dataset data(String family) throws Exception {
    return Datasets.load(FamilyRuns.data(family), FileOpener.LOCAL);
  }

  private static Blueprint blueprint(String name, Object... settings) throws Exception {
    Family family = Families.of(ModelSpec.of(name), FileOpener.LOCAL);
    return family.blueprint(
        Settings.complete(family.published(), Nets.configuration(settings)),
        data(name),
        new Course(1, 10, 5));
  }

  private static Network stepped(String family, String device, int batchRows, Object... settings)
      throws Exception {
    Blueprint blueprint = blueprint(family, settings);
    return SteppedNetwork.of(
        Networks.create(blueprint), blueprint.layout(), data(family).shape(), batchRows, device);
  }

  private static Network mlp() throws Exception {
    return stepped("mlp", CPU, BATCH_ROWS, "optimizer", "adam");
  }

  private static Batches batches() throws Exception {
    Dataset data = data("mlp");
    return new Batches(data.train(), data.classes().size(), BATCH_ROWS, 1);
  }

  private static float[] parameters(MultiLayerNetwork network) {
    return network.params().toFloatVector();
  }

  private static float[] state(MultiLayerNetwork network) {
    return network.getUpdater().getStateViewArray().ravel().toFloatVector();
  }

  private static MultiLayerNetwork written(Network network) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    network.write(file);
    return ModelSerializer.restoreMultiLayerNetwork(
        new ByteArrayInputStream(file.toByteArray()), true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "cnn", "lstm"})
  void coversWhatFamiliesBuildOnTheCpuAlone(String family) throws Exception {
    assertThat(stepped(family, CPU, BATCH_ROWS)).isInstanceOf(SteppedNetwork.class);
    assertThat(stepped(family, "gpu 0", BATCH_ROWS)).isInstanceOf(LayerNetwork.class);
  }

  @Test
  void leavesToFitWhatWouldFillTheHeap() throws Exception {
    Network small = stepped("mlp", CPU, BATCH_ROWS, "width", 3000L, "depth", 2L);
    Network above = stepped("mlp", CPU, BATCH_ROWS, "width", 3200L, "depth", 2L);

    assertThat(small.parameters()).isBetween(9_000_000L, 10_000_000L);
    assertThat(small).isInstanceOf(SteppedNetwork.class);
    assertThat(above.parameters()).isGreaterThan(10_000_000L);
    assertThat(above).isInstanceOf(LayerNetwork.class);
    small.free();
    above.free();
  }

  @Test
  void refusesBatchesThatTakeMoreOfTheHeapThanATrialMayHave() {
    assertThatThrownBy(() -> stepped("mlp", CPU, 100_000_000))
        .isInstanceOfSatisfying(
            TrialException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY))
        .hasMessageMatching(
            "Cannot train by batches of 100000000 rows: the network needs \\d+ MB of the heap, a"
                + " trial may have \\d+");
  }

  @Test
  void countsAHeapShareInMegabytes() throws Exception {
    HeapShare share = new HeapShare(300L << 20);
    share.require(100L << 20, 1);

    assertThatThrownBy(() -> share.require(101L << 20, 8))
        .hasMessage(
            "Cannot train by batches of 8 rows: the network needs 101 MB of the heap, a trial may"
                + " have 100");
  }

  /** From zeros only the biases of the outputs can learn, so nothing of before is left. */
  @Test
  void takesOverWhatOthersChangeInTheNetwork() throws Exception {
    Network network = mlp();
    Batches batches = batches();
    network.fit(batches, 0);
    assertThat(network.output(batches, 1)[0]).isNotEqualTo(0.1f);

    ((MultiLayerNetwork) network.dl4j()).params().assign(0);
    ((MultiLayerNetwork) network.dl4j()).getUpdater().getStateViewArray().assign(0);

    for (float probability : network.output(batches, 1)) {
      assertThat(probability).isCloseTo(0.1f, within(1e-6f));
    }
    network.fit(batches, 1);
    int learned = 0;
    for (float parameter : parameters(written(network))) {
      learned += parameter == 0 ? 0 : 1;
    }
    assertThat(learned).isBetween(1, batches.classes());
  }

  @Test
  void writesWhatTheStepHasLearned() throws Exception {
    Network network = mlp();
    float[] start = parameters((MultiLayerNetwork) network.dl4j());
    network.startEpoch(3);
    for (int batch = 0; batch < 5; batch++) {
      network.fit(batches(), batch);
    }
    network.finishEpoch(1);

    MultiLayerNetwork written = written(network);
    MultiLayerNetwork kept = (MultiLayerNetwork) network.dl4j();
    assertThat(parameters(written)).isNotEqualTo(start).containsExactly(parameters(kept));
    assertThat(state(written)).containsExactly(state(kept));
    assertThat(written.getIterationCount()).isEqualTo(5);
    assertThat(written.getEpochCount()).isEqualTo(1);
  }

  @Test
  void restsWithoutItsStepAndWithAllThatItLearned() throws Exception {
    int before = steps();
    Network network = mlp();
    network.fit(batches(), 0);
    assertThat(steps()).isEqualTo(before + 1);
    MultiLayerNetwork learned = written(network);

    Network rested = network.atRest();
    network = rested;

    assertThat(network).isInstanceOf(LayerNetwork.class);
    assertThat(parameters((MultiLayerNetwork) rested.dl4j())).containsExactly(parameters(learned));
    assertThat(steps()).isEqualTo(before);
  }

  /** How many steps the heap holds, after a collection. */
  private static int steps() throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return Pattern.compile("(\\d+) +\\d+ +io\\.nightjar\\.dl4j\\.step\\.FastNetwork\\b")
        .matcher(histogram)
        .results()
        .mapToInt(line -> Integer.parseInt(line.group(1)))
        .sum();
  }

  @Test
  void theEngineNamesTheStep() {
    assertThat(Dl4jEngine.engine().libraries()).endsWith(", own step");
  }
}
