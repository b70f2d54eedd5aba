package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.dl4j.data.RawRows;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.SplitSpec;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefitTest {
  private static final SplitSpec SPLIT = new SplitSpec(0.7, 0.15, 0.15, 1);

  /** AdaDelta, whose updater is Nightjar's own. */
  private static final String JOB =
      """
      study: again
      model: mlp
      data: {source: digits, split: {train: 0.7, validation: 0.15, test: 0.15, seed: 1}}
      parameters:
        optimizer: adadelta
        learning-rate: {range: [0.05, 0.1], scale: log}
        batch-size: 16
        width: {choices: [32, 64], ordered: true}
        depth: 1
        dropout: 0.1
      budget: {trials: 4, epochs: [2, 8]}
      scheduler: {type: halving, eta: 4}
      """;

  @TempDir private static Path folder;
  private JsonNode best;

  @BeforeAll
  void runASweep() throws Exception {
    Path job = Files.writeString(folder.resolve("again.yaml"), JOB);
    Cli run = Cli.call("run", job.toString(), "--results", results(), "--no-progress", "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    best = run.json().path("best");
  }

  private static String results() {
    return folder.resolve("results").toString();
  }

  private static Cli refit(String... more) {
    return Cli.call(
        Stream.concat(Stream.of("refit", results()), Stream.of(more)).toArray(String[]::new));
  }

  private static Path model() throws IOException {
    try (Stream<Path> runs = Files.list(Path.of(results(), "runs"))) {
      return runs.findFirst().orElseThrow().resolve("model.zip");
    }
  }

  @Test
  void plainDeeplearning4jPredictsTheSame() throws Exception {
    Cli refit = refit("--json");
    assertThat(refit.exit()).as(refit.err()).isZero();
    assertThat(refit.err()).isEmpty();
    RawRows raw = RawRows.test(DataSpec.digits(SPLIT));
    Path features = folder.resolve("features.csv");
    Files.write(features, raw.features().stream().map(RefitTest::line).toList());

    assertThat(PlainDl4j.jars()).contains("nd4j-api").doesNotContain("nightjar", "spark");
    List<String> predictions =
        PlainDl4j.run(Path.of("docs/deploy.md"), folder, model().toString(), features.toString());

    assertThat(predictions).hasSameSizeAs(raw.labels());
    long hits =
        IntStream.range(0, predictions.size())
            .filter(i -> predictions.get(i).startsWith(raw.labels().get(i) + " "))
            .count();
    assertThat((double) hits / predictions.size())
        .isEqualTo(refit.json().path("test_score").asDouble());
  }

  private static String line(float[] row) {
    List<String> cells = new ArrayList<>();
    for (float value : row) {
      cells.add(Float.toString(value));
    }
    return String.join(",", cells);
  }

  @Test
  void trainsOnTrainAndValidationPartAndSaysSo() throws Exception {
    Cli refit = refit();
    assertThat(refit.exit()).as(refit.err()).isZero();
    assertThat(refit.out())
        .contains(
            "Trial %d of sweep s_".formatted(best.path("trial").asLong()),
            "trained for 8 epochs on the 1528 rows of train and validation part, alone",
            "On the test part: accuracy 0.",
            "; after the search, trained on the train part alone, it was 0.",
            "This is another look at it and decides nothing.",
            "Model: " + model());
    assertThat(refit("--json").json().path("test_score").asDouble()).isGreaterThan(0.85);
  }

  @Test
  void theFileSaysWhereItComesFrom() throws Exception {
    Path file = folder.resolve("named.zip");
    Cli refit = refit("--out", file.toString(), "--epochs", "1", "--json");
    assertThat(refit.exit()).as(refit.err()).isZero();
    assertThat(refit.json().path("model").asText()).isEqualTo(file.toString());
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      JsonNode about = new ObjectMapper().readTree(Files.readString(zip.getPath("nightjar.json")));
      assertThat(about.path("study").asText()).isEqualTo("again");
      assertThat(about.path("trial")).isEqualTo(best.path("trial"));
      assertThat(about.path("configuration")).isEqualTo(best.path("configuration"));
      assertThat(about.path("epochs").asInt()).isEqualTo(1);
      assertThat(about.path("classes")).hasSize(10);
      assertThat(about.path("data_fingerprint").asText()).hasSize(64);
      assertThat(Files.readString(zip.getPath("configuration.json"))).doesNotContain("nightjar");
      assertThat(Files.exists(zip.getPath("updaterState.bin"))).isFalse();
    }
  }

  @Test
  void theSameRefitHasTheSameScore() throws Exception {
    double first = refit("--json", "--epochs", "2").json().path("test_score").asDouble();
    assertThat(refit("--json", "--epochs", "2").json().path("test_score").asDouble())
        .isEqualTo(first);
  }

  @Test
  void averagesOverWorkersOfSpark() throws Exception {
    Cli refit = refit("--workers", "2", "--epochs", "16", "--json");
    assertThat(refit.exit()).as(refit.err()).isZero();
    double averaged = refit.json().path("test_score").asDouble();
    assertThat(refit.json().path("workers").asInt()).isEqualTo(2);
    assertThat(averaged).isGreaterThan(0.85);
    Cli again = refit("--workers", "2", "--epochs", "16", "--json");
    assertThat(again.json().path("test_score").asDouble()).isEqualTo(averaged, within(0.0));
  }
}
