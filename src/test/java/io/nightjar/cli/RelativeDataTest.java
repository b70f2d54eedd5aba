package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.data.Datasets;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose data lie beside it is used again from elsewhere. */
@Tag("slow")
final class RelativeDataTest {
  private static final String JOB =
      """
      study: beside
      model: mlp
      data: {source: data/digits.csv.gz, label: 64, split: {train: 0.7, validation: 0.15, test: 0.15}}
      parameters: {learning-rate: documented, width: 8}
      budget: {trials: 2, epochs: [1, 2]}
      """;

  @TempDir private Path folder;

  @Test
  void theSweepFindsThemWithoutTheJob() throws Exception {
    Path job = Files.createDirectories(folder.resolve("jobs")).resolve("beside.yaml");
    Files.writeString(job, JOB);
    Path data = Files.createDirectories(job.resolveSibling("data")).resolve("digits.csv.gz");
    try (InputStream digits =
        Objects.requireNonNull(
            Datasets.class.getResourceAsStream("/io/nightjar/dl4j/digits.csv.gz"))) {
      Files.copy(digits, data);
    }
    String results = folder.resolve("results").toString();
    run(job, results);

    Cli replay = Cli.call("replay", results, "--trial", "1");
    assertThat(replay.exit()).as(replay.err()).isZero();
    Cli best = Cli.call("best", results);
    assertThat(best.out()).contains("source: \"" + data + "\"");
    run(Files.writeString(folder.resolve("best.yaml"), best.out()), folder.resolve("again") + "");

    Files.delete(data);
    assertThat(List.of(Cli.call("refit", results).err().split("\n")))
        .anyMatch(line -> line.endsWith("Cannot read data " + data + ": there is no such file"));
  }

  private static void run(Path job, String results) {
    Cli run = Cli.call("run", job.toString(), "--results", results, "--no-progress");
    assertThat(run.exit()).as(run.err()).isZero();
  }
}
