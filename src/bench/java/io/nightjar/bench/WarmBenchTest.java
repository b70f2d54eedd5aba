package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarmBenchTest {
  private static final int TRIALS = 40;

  @Test
  void aRelatedPastSavesTrialsAndAMisleadingOneCostsFew(@TempDir Path noData) throws Exception {
    StringWriter out = new StringWriter();
    int code =
        WarmBench.commandLine()
            .setOut(new PrintWriter(out))
            .execute(
                "--data",
                noData.toString(),
                "--json",
                "--systems",
                "sobol",
                "--repetitions",
                "20",
                "--trials",
                String.valueOf(TRIALS));

    assertThat(code).isZero();
    List<JsonNode> figures = out.toString().lines().map(WarmBenchTest::read).toList();
    assertThat(figures)
        .extracting(figure -> figure.path("task").asText())
        .contains("branin moved 0.05", "mixed moved 0.1");
    assertThat(figures)
        .allSatisfy(
            figure -> {
              assertThat(figure.path("misleading_trials_to_regret").asInt())
                  .isBetween(1, TRIALS + TRIALS / 10);
            });
    assertThat(figures)
        .filteredOn(figure -> !figure.path("task").asText().startsWith("branin"))
        .allSatisfy(
            figure ->
                assertThat(figure.path("related_trials_to_regret").asInt())
                    .isBetween(1, TRIALS / 2));
  }

  private static JsonNode read(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noTrialsAreRefused() {
    StringWriter error = new StringWriter();
    int code = WarmBench.commandLine().setErr(new PrintWriter(error)).execute("--trials", "0");

    assertThat(code).isEqualTo(2);
    assertThat(error.toString()).startsWith("Invalid trials: 0");
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    StringWriter error = new StringWriter();
    int code = WarmBench.commandLine().setErr(new PrintWriter(error)).execute("--data=nowhere");

    assertThat(code).isEqualTo(2);
    assertThat(error.toString()).startsWith("Invalid --data: nowhere is not a folder");
  }

  @Test
  void anUnknownSystemIsRefused() {
    StringWriter error = new StringWriter();
    int code = WarmBench.commandLine().setErr(new PrintWriter(error)).execute("--systems=tpa");

    assertThat(code).isEqualTo(2);
    assertThat(error.toString()).startsWith("Invalid system: tpa (did you mean 'tpe'?)");
  }
}
