package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.space.Configuration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SimulateBenchTest {

  private static String run(int exit, String... arguments) {
    StringWriter out = new StringWriter();
    int code =
        SimulateBench.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(arguments);
    assertThat(code).as(out.toString()).isEqualTo(exit);
    return out.toString();
  }

  @Test
  void everySystemHasALine() throws Exception {
    List<String> lines =
        run(0, "--json", "--slots", "4", "--trials-per-slot", "20", "--seeds", "3")
            .lines()
            .toList();
    // Asha and Hyperband with random search; with what learns also under lags 1, 2, 4 and 7.
    assertThat(lines).hasSize(2 + 2 + 4);
    for (String line : lines) {
      JsonNode figures = new ObjectMapper().readTree(line);
      assertThat(figures.get("bench").asText()).isEqualTo("simulate");
      assertThat(figures.get("busy_share").asDouble()).isBetween(0.1, 1.0);
      assertThat(figures.get("normalised_regret").asDouble()).isBetween(0.0, 1.0);
      assertThat(figures.get("time_ratio_to_asha").asDouble()).isPositive();
    }
    assertThat(new ObjectMapper().readTree(lines.get(0)).get("time_ratio_to_asha").asDouble())
        .isEqualTo(1);
  }

  @Test
  void randomSearchKeepsAllSlotsBusy() throws Exception {
    String line =
        run(0, "--json", "--slots", "8", "--seeds", "1", "--searchers", "random")
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow();
    assertThat(new ObjectMapper().readTree(line).get("busy_share").asDouble()).isGreaterThan(0.999);
  }

  @Test
  void tableHasAHeaderForEachCurvesAndSlots() {
    assertThat(run(0, "--slots", "2,3", "--trials-per-slot", "5", "--seeds", "1"))
        .contains("power-law, 2 slots, 10 trials", "power-law, 3 slots, 15 trials");
  }

  @Test
  void noSeedsAreRefused() {
    assertThat(run(2, "--seeds", "0"))
        .startsWith("Invalid studies: 0 seeds of 60 trials for each of [8, 64] slots, lags []");
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    StringWriter error = new StringWriter();
    int code = SimulateBench.commandLine().setErr(new PrintWriter(error)).execute("--data=nowhere");

    assertThat(code).isEqualTo(2);
    assertThat(error.toString()).startsWith("Invalid --data: nowhere is not a folder");
  }

  @Test
  void traceKnowsWhenALevelWasReached() {
    RegretTrace trace = new RegretTrace();
    trace.add(Duration.ofSeconds(2), 0.5);
    trace.add(Duration.ofSeconds(5), 0.6);
    trace.add(Duration.ofSeconds(9), 0.1);
    assertThat(trace.reaches(0.5)).isEqualTo(2);
    assertThat(trace.reaches(0.4)).isEqualTo(9);
    assertThat(trace.reaches(0.05)).isInfinite();
    assertThat(trace.at(1)).isInfinite();
    assertThat(trace.at(6)).isEqualTo(0.6);
    assertThat(trace.last()).isEqualTo(0.1);
  }

  @Test
  void bestEndOfTheMadeUpCurvesIsKnown() {
    PowerLawCurves curves = new PowerLawCurves();
    Map<String, Object> best = Map.of("a", 0.3, "b", 0.7, "c", 0.45, "d", 0.6, "kind", "x");
    assertThat(curves.regret(new Configuration(best))).isEqualTo(0);
  }
}
