package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.spark.DuckDb;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM that cannot take our steps trains all the same, and says so; one with little memory, too.
 */
@Tag("slow")
final class SlowTrainingTest {
  private static final String WARNING = "Warning: Training is many times slower";

  @TempDir private Path folder;

  private String job(String parameters) throws IOException {
    return Files.writeString(
            folder.resolve("tiny.yaml"),
            """
            study: tiny
            model: mlp
            data: digits
            parameters:
              learning-rate: documented
            %s
            budget: {trials: 6, epochs: [1, 1]}
            """
                .formatted(parameters.indent(2)))
        .toString();
  }

  private ProcessBuilder run(String job) {
    return Cli.process(
        "run", job, "--json", "--no-progress", "--slots", "1", "--results", results());
  }

  private String results() {
    return folder.resolve("results").toString();
  }

  private Cli end(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    int exit =
        builder
            .redirectOutput(Redirect.to(out.toFile()))
            .redirectError(Redirect.to(err.toFile()))
            .start()
            .waitFor();
    return new Cli(exit, Files.readString(out), Files.readString(err));
  }

  @Test
  void isSaidOnceWhereTheJvmLacksTheVectorApi() throws Exception {
    ProcessBuilder without = run(job("width: 16\ndepth: 1"));
    without.command().removeIf(option -> option.startsWith("--add-modules"));
    Cli run = end(without);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("failed").asInt()).isZero();
    assertThat(run.err().lines().filter(line -> line.startsWith(WARNING)))
        .containsExactly(
            WARNING
                + ", and the last bits differ: the JVM was started without"
                + " --add-modules=jdk.incubator.vector");
  }

  @Test
  void trialsBeyondTheLimitOfNativeMemoryFailAlone() throws Exception {
    ProcessBuilder limited = run(job("width: {choices: [16, 4000]}\ndepth: 2\nbatch-size: 64"));
    limited.environment().put("SD_MAX_PRIMARY_BYTES", String.valueOf(100 << 20));
    Cli run = end(limited);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain(WARNING);
    assertThat(run.json().path("failed").asInt()).isBetween(1, 5);
    List<List<@Nullable Object>> failed =
        new DuckDb(folder.resolve("results"))
            .rows("trials", "failure_kind, failure_reason, params_json", "trial_id").stream()
                .filter(row -> row.get(0) != null)
                .toList();
    assertThat(failed)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.get(0)).isEqualTo("out of memory");
              assertThat(row.get(1)).asString().matches("RuntimeException: Allocation failed: .*");
              assertThat(row.get(2)).asString().contains("4000");
            });
  }
}
