package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real sweep handed over by the command line. */
@Tag("slow")
final class ExportTest {
  private static final String JOB =
      """
      study: handed
      model: mlp
      data: digits
      parameters:
        learning-rate: documented
        width: {choices: [4, 8], ordered: true}
        depth: 1
      budget: {trials: 6, epochs: [1, 2]}
      scheduler: {type: hyperband, eta: 2}
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void runASweep() throws IOException {
    Path job = Files.writeString(folder.resolve("handed.yaml"), JOB);
    Cli run = Cli.call("run", job.toString(), "--results", results(), "--no-progress");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private static String results() {
    return folder.resolve("results").toString();
  }

  private static Cli export(String... options) {
    List<String> arguments = new ArrayList<>(List.of("export", results()));
    arguments.addAll(List.of(options));
    return Cli.call(arguments.toArray(String[]::new));
  }

  @Test
  void addsTheSweepToAJournalOnce() throws IOException {
    Path journal = folder.resolve("below").resolve("nights.log");
    Cli first = export("--to", "optuna", "--file", journal.toString(), "--json");
    assertThat(first.exit()).as(first.err()).isZero();
    JsonNode object = first.json();
    assertThat(object.path("trials").asInt()).isEqualTo(6);
    assertThat(object.path("optuna_study").asText())
        .isEqualTo("handed/" + object.path("sweep").asText());
    try (Stream<String> lines = Files.lines(journal)) {
      assertThat(lines.filter(line -> line.startsWith("{\"op_code\":4,"))).hasSize(6);
    }
    Cli again = export("--to", "optuna", "--file", journal.toString());
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("--file: Cannot add to " + journal, "already");
    Cli below = export("--to", "optuna", "--file", journal + "/other.log");
    assertThat(below.exit()).isEqualTo(2);
    assertThat(below.err()).contains("--file: Cannot write to " + journal + "/other.log: ");
  }

  @Test
  void whatIsNoFileStaysWhatItIs() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Cli refused = export("--to", "optuna", "--file", pipe.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--file: Cannot add to " + pipe + ": it is no file with text");
    assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--to optuna                              | --file: Cannot export to Optuna: it names no file",
        "--to optuna --file hdfs://n/f            | it has to be a file of this machine",
        "--to optuna --file f --url http://h      | --url: Invalid with --to optuna",
        "--to optuna --file f --experiment e      | --experiment: Invalid with --to optuna",
        "--to mlflow --url http://h --file f      | --file: Invalid with --to mlflow",
        "--to mlflow --url mlruns                 | --url: Invalid address of an MLflow server: mlruns",
        "--to mlflow --url http://ml_flow:5000    | it is no address that HTTP knows",
        "--to mlflow --url http://a..b            | it is no address that HTTP knows",
        "--to mlflow --url http://127.0.0.1:1     | --url: Cannot reach the MLflow server",
        "--to wandb                               | Invalid value for option '--to'",
        "--to optuna --file f --sweep s_1_1       | Cannot find a sweep in"
      })
  void refusesWhatItCannotDo(String options, String message) {
    Cli refused = export(options.split(" "));
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains(message);
    assertThat(refused.out()).isEmpty();
  }
}
