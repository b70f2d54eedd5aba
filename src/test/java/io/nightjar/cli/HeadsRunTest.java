package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

/** Families with other outputs than one probability per class, from a job to a model file. */
@Tag("slow")
final class HeadsRunTest {
  private static final String JOB =
      """
      study: heads
      model: %s
      data: digits
      parameters:
        learning-rate: documented
        batch-size: 32
        width: {choices: [16, 32], ordered: true}
      budget: {trials: 3, epochs: [1, 2]}
      scheduler: {type: hyperband, eta: 2}
      """;

  @ParameterizedTest
  @CsvSource({"embedding, 16", "multi-output, 10"})
  void isReplayedToEveryBitAndRefitAsAPlainGraph(String family, int columns, @TempDir Path folder)
      throws Exception {
    Path job = Files.writeString(folder.resolve("heads.yaml"), JOB.formatted(family));
    String results = folder.resolve("results").toString();
    Path model = folder.resolve("model.zip");

    Cli run = Cli.call("run", job.toString(), "--results", results, "--no-progress", "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    Cli replay =
        Cli.call("replay", results, "--trial", run.json().at("/best/trial").asText(), "--json");
    Cli refit = Cli.call("refit", results, "--out", model.toString());

    assertThat(replay.exit()).as(replay.err()).isZero();
    assertThat(replay.json().path("agrees").asBoolean()).isTrue();
    assertThat(refit.exit()).as(refit.err()).isZero();
    ComputationGraph graph = ComputationGraph.load(model.toFile(), false);
    assertThat(graph.getConfiguration().toJson()).doesNotContain("io.nightjar");
    assertThat(graph.output(Nd4j.zeros(1, 64))[0].shape()).containsExactly(1, columns);
  }
}
