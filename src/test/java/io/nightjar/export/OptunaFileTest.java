package io.nightjar.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.report.Results;
import io.nightjar.report.SweepTables;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Constraint.Bound;
import io.nightjar.trial.Goals;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptunaFileTest {
  private static final String SWEEP = "s_20260301T010000Z_ab12";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;
  private Path journal;

  @BeforeEach
  void nameTheJournal() {
    journal = folder.resolve("nights.log");
  }

  private static SweepTables tables() {
    return Results.tables(Results.facts("digits", SWEEP), Results.sweep());
  }

  private OptunaFile.Written add(SweepTables tables) throws ExportException, IOException {
    return new OptunaFile(journal, Duration.ZERO).add(tables);
  }

  private List<JsonNode> operations(int code) throws IOException {
    List<JsonNode> operations = new ArrayList<>();
    for (String line : Files.readAllLines(journal)) {
      JsonNode operation = MAPPER.readTree(line);
      if (operation.path("op_code").asInt(-1) == code) {
        operations.add(operation);
      }
    }
    return operations;
  }

  @Test
  void everyTrialIsOneOperation() throws Exception {
    assertThat(add(tables())).isEqualTo(new OptunaFile.Written("digits/" + SWEEP, 3));
    assertThat(operations(0)).hasSize(1);
    assertThat(operations(0).get(0).path("directions")).isEqualTo(MAPPER.readTree("[2]"));

    List<JsonNode> trials = operations(4);
    assertThat(trials.stream().map(trial -> trial.path("state").asInt())).containsExactly(2, 1, 3);
    JsonNode winner = trials.get(1);
    assertThat(winner.path("value").asDouble()).isEqualTo(0.9);
    assertThat(winner.path("datetime_start").asText())
        .isEqualTo("2026-03-01T01:00:10.123456+00:00");
    assertThat(winner.path("intermediate_values")).hasSize(9);
    assertThat(winner.at("/params/optimizer").asInt(-1)).isEqualTo(1);
    assertThat(winner.at("/params/learning-rate").asDouble()).isEqualTo(0.002);
    assertThat(winner.path("distributions").fieldNames())
        .toIterable()
        .containsExactly("learning-rate", "optimizer", "width");
    assertThat(winner.at("/user_attrs/fixed").toString())
        .isEqualTo("{\"momentum\":0.9,\"batch-norm\":true}");
    assertThat(winner.at("/user_attrs/rank").asInt()).isEqualTo(1);
    assertThat(winner.at("/user_attrs/test_score").asDouble()).isEqualTo(0.88);
  }

  @Test
  void aFailedTrialHasNoValueButItsKindAndFiniteCurve() throws Exception {
    add(tables());
    JsonNode failed = operations(4).get(2);
    assertThat(failed.path("value").isNull()).isTrue();
    assertThat(failed.at("/user_attrs/failure_kind").asText()).isEqualTo("diverged");
    assertThat(failed.path("intermediate_values").fieldNames())
        .toIterable()
        .containsExactly("1", "2", "3");
  }

  @Test
  void severalGoalsAreValuesAndLimitsAreExcesses() throws Exception {
    Goals goals =
        new Goals(
            Results.TRADED.objectives(), List.of(new Constraint("parameters", Bound.AT_MOST, 25)));
    List<TrialResult> results = List.of(Results.sized(0, 9, 0.8, 20), Results.sized(1, 9, 0.9, 30));
    add(Results.tables(Results.facts("digits", SWEEP, goals), results));
    assertThat(operations(0).get(0).path("directions")).isEqualTo(MAPPER.readTree("[2,1]"));
    assertThat(operations(3).get(0).at("/system_attr/study:metric_names"))
        .isEqualTo(MAPPER.readTree("[\"accuracy\",\"parameters\"]"));
    JsonNode beyond = operations(4).get(1);
    assertThat(beyond.path("value").isNull()).isTrue();
    assertThat(beyond.path("values")).isEqualTo(MAPPER.readTree("[0.9,30.0]"));
    assertThat(beyond.at("/system_attrs/constraints")).isEqualTo(MAPPER.readTree("[5.0]"));
  }

  @Test
  void furtherSweepsAreAddedWithTheIdThatOptunaCounts() throws Exception {
    // The second study of a name is ignored, a deleted one keeps its number.
    String before =
        """
        {"op_code":0,"worker_id":"w","study_name":"own","directions":[1]}
        {"op_code":0,"worker_id":"w","study_name":"own","directions":[1]}
        {"op_code":0,"worker_id":"w","study_name":"other","directions":[1]}
        {"op_code":1,"worker_id":"w","study_id":1}
        """;
    Files.writeString(journal, before);
    add(tables());
    assertThat(Files.readString(journal)).startsWith(before);
    assertThat(operations(4)).allMatch(trial -> trial.path("study_id").asInt() == 2);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(journal);
    }
  }

  @Test
  void refusesASweepThatIsThereAlready() throws Exception {
    add(tables());
    byte[] before = Files.readAllBytes(journal);
    assertThatThrownBy(() -> add(tables()))
        .isInstanceOf(ExportException.class)
        .hasMessage("Cannot add to %s: it holds study digits/%s already".formatted(journal, SWEEP));
    assertThat(journal).hasBinaryContent(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"op_code\":0,\"study_name\":\"a\"}\n{\"op' | line 2 is no operation of an Optuna journal",
        "'{\"op_code\":5,\"study_id\":0}'              | its last line is torn",
        "'[1, 2]\n'                                    | line 1 is no operation of an Optuna journal",
        "'{\"a\":1}\n'                                 | line 1 is no operation of an Optuna journal",
      })
  void refusesWhatIsNoJournalAndLeavesIt(String text, String message) throws IOException {
    Files.writeString(journal, text);
    assertThatThrownBy(() -> add(tables()))
        .isInstanceOf(ExportException.class)
        .hasMessage("Cannot add to " + journal + ": " + message);
    assertThat(journal).hasContent(text);
  }

  @Test
  void refusesAFolderAndALockedFile() throws IOException {
    assertThatThrownBy(() -> new OptunaFile(folder).add(tables()))
        .hasMessage("Cannot add to " + folder + ": it is a folder");
    Path lock = Files.createFile(folder.resolve("nights.log.lock"));
    assertThatThrownBy(() -> add(tables()))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("another program holds " + lock);
    assertThat(lock).exists();
    assertThat(journal).doesNotExist();
  }
}
