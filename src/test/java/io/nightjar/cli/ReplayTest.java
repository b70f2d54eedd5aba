package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplayTest {
  private static final String JOB =
      """
      study: twice
      model: mlp
      data: digits
      parameters:
        learning-rate: documented
        width: {choices: [4, 8, 16], ordered: true}
        dropout: {range: [0, 0.5]}
      budget: {trials: 5, epochs: [1, 4]}
      scheduler: {type: hyperband, eta: 2}
      """;

  @TempDir private static Path folder;
  private JsonNode best;

  @BeforeAll
  void runASweep() throws Exception {
    Path job = Files.writeString(folder.resolve("twice.yaml"), JOB);
    best = sweep(job).json().path("best");
    assertThat(best.path("epochs").asInt()).isEqualTo(4);
  }

  private Cli sweep(Path job) {
    Cli run = Cli.call("run", job.toString(), "--results", results(), "--no-progress", "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  private String results() {
    return folder.resolve("results").toString();
  }

  private Cli replay(String... more) {
    return Cli.call(
        Stream.concat(Stream.of("replay", results()), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void everyBitOfAContinuedTrialAgreesWithOneTrainedInOneGo() throws Exception {
    Cli replay = replay("--trial", best.path("trial").asText());
    assertThat(replay.exit()).as(replay.err()).isZero();
    assertThat(replay.out()).contains(", 4 epochs: every bit of its 17 values agrees");

    JsonNode json = replay("--trial", best.path("trial").asText(), "--json").json();
    assertThat(json.path("agrees").asBoolean()).isTrue();
    assertThat(json.path("compared").asInt()).isEqualTo(17);
  }

  @Test
  void oneChangedBitIsFound() throws Exception {
    Path changed = folder.resolve("changed");
    Path run;
    try (Stream<Path> runs = Files.list(Path.of(results(), "runs"))) {
      run = runs.findFirst().orElseThrow();
    }
    Path journal = changed.resolve("runs").resolve(run.getFileName()).resolve("journal.jsonl");
    Files.createDirectories(journal.getParent());
    Files.copy(run.resolve("job.yaml"), journal.resolveSibling("job.yaml"));
    String text = Files.readString(run.resolve("journal.jsonl"));
    double loss = lossAtTheEnd(text);
    Files.writeString(
        journal, text.replace(Double.toString(loss), Double.toString(Math.nextUp(loss))));

    Cli replay = Cli.call("replay", changed.toString(), "--trial", best.path("trial").asText());
    assertThat(replay.exit()).isEqualTo(1);
    assertThat(replay.out())
        .contains(
            "it does not agree",
            "epoch 4: loss was " + Math.nextUp(loss) + " and is now " + loss,
            "OMP_NUM_THREADS=");
  }

  private double lossAtTheEnd(String journal) throws Exception {
    for (String line : journal.lines().toList()) {
      JsonNode told = new ObjectMapper().readTree(line).path("told");
      if (told.at("/task/trial").equals(best.path("trial"))
          && told.at("/task/epochs").asInt() == 4) {
        return told.at("/outcome/completed/metrics/loss").asDouble();
      }
    }
    throw new AssertionError("no such result");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThat(replay("--trial", "77").exit()).isEqualTo(2);
    assertThat(replay("--trial", "77").err()).contains("--trial: Cannot find trial 77 in sweep s_");
    assertThat(replay("--trial", "1", "--study", "other").err())
        .contains("Cannot find a sweep in " + results() + " of study other");
    assertThat(replay("--trial", "1", "--sweep", "s_1_1").err())
        .contains("Cannot find a sweep in " + results() + " with the id s_1_1");
  }

  @Test
  void refusesAnotherJobThanTheSweepRan() throws Exception {
    Path other = Files.writeString(folder.resolve("other.yaml"), JOB.replace("[4, 8,", "[5, 8,"));
    Cli replay = replay("--trial", "1", "--job", other.toString());
    assertThat(replay.exit()).isEqualTo(2);
    assertThat(replay.err()).contains("--job: Cannot use " + other + ": sweep s_");
  }
}
