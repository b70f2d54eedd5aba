package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;

/** A study whose trials start from a model file. */
@Tag("slow")
final class FineTuneTest {
  private static final String JOB =
      """
      study: tuned
      model: mlp
      data: digits
      fine-tune: {from: start.zip, freeze: 1}
      parameters: {learning-rate: 1e-3, batch-size: 64, depth: 1, width: 16}
      searcher: random
      scheduler: full
      budget: {trials: 1, epochs: [1, 1]}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeJob() throws IOException {
    Files.writeString(folder.resolve("job.yaml"), JOB);
  }

  private void writeModel(long seed) throws IOException {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .list()
                .layer(
                    new DenseLayer.Builder().nIn(64).nOut(16).activation(Activation.RELU).build())
                .layer(
                    new OutputLayer.Builder()
                        .nIn(16)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    ModelSerializer.writeModel(network, folder.resolve("start.zip").toFile(), false);
  }

  private Cli run(String... options) {
    String[] always = {
      "run",
      folder.resolve("job.yaml").toString(),
      "--results",
      folder.resolve("results").toString(),
      "--slots",
      "1",
      "--no-progress"
    };
    return Cli.call(
        Stream.concat(Arrays.stream(always), Arrays.stream(options)).toArray(String[]::new));
  }

  private void assertRefused(String reason) {
    Cli refused = run();

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("job.yaml:4:19: fine-tune.from: Cannot read model ", "start.zip: " + reason);
    assertThat(folder.resolve("results/runs")).doesNotExist();
  }

  @Test
  void aModelThatIsNotThereIsRefused() {
    assertRefused("there is no such file");
  }

  @Test
  void aDamagedModelIsRefused() throws IOException {
    writeModel(1);
    Path model = folder.resolve("start.zip");
    byte[] bytes = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused("it is damaged");

    bytes[bytes.length / 2] ^= 0x55;
    Files.write(model, bytes);
    assertRefused("it is damaged");
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    Files.writeString(folder.resolve("start.zip"), "no zip");
    assertRefused("it is no model file of Deeplearning4j, or damaged");
  }

  @Test
  void anotherModelThanTheJobNamesIsRefused() throws IOException {
    writeModel(1);
    Cli refused = run("--set", "fine-tune.sha-256=" + "0".repeat(64));

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("its sha-256 is ", " instead of " + "0".repeat(64));
  }

  @Test
  void aResumeRefusesAnotherModel() throws IOException {
    writeModel(1);
    Cli first = run();
    assertThat(first.exit()).as(first.err()).isZero();
    Path sweep = onlyFolder(folder.resolve("results/runs"));
    assertThat(sweep.resolve("job.yaml"))
        .content()
        .contains("from: \"" + folder.resolve("start.zip") + "\"", "sha-256: ");
    Files.delete(sweep.resolve("outcome.json"));

    byte[] model = Files.readAllBytes(folder.resolve("start.zip"));
    writeModel(2);
    Cli refused = run("--resume");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("fine-tune.sha-256: Cannot resume sweep s_");

    Files.write(folder.resolve("start.zip"), model);
    Cli resumed = run("--resume");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
  }

  private static Path onlyFolder(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.findFirst().orElseThrow();
    }
  }
}
