package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class GoalsBenchTest {
  @TempDir private Path data;
  private final StringWriter out = new StringWriter();

  private int bench(CommandLine bench, String... options) {
    return bench.setOut(new PrintWriter(out)).execute(options);
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void noPointOfAConstrainedProblemIsBetterThanItsBest() {
    for (ConstrainedProblem problem : ConstrainedProblems.all()) {
      List<Map<String, Double>> measured =
          IntStream.range(0, 200 * 200)
              .mapToObj(i -> problem.measure(problem.space().fromUnit(grid(problem, i))))
              .toList();
      assertThat(problem.regret(measured)).as(problem.name()).isBetween(-1e-9, 0.06);
      assertThat(problem.feasibleShare(measured)).as(problem.name()).isBetween(0.01, 0.99);
      assertThat(problem.regret(measured.subList(0, 1))).as(problem.name()).isPositive();
    }
  }

  private static double[] grid(ConstrainedProblem problem, int i) {
    double[] unit = new double[problem.space().dimensions()];
    for (int j = 0, left = i; j < unit.length; j++) {
      int cells = unit.length == 2 ? 200 : 15;
      unit[j] = (left % cells + 0.5) / cells;
      left /= cells;
    }
    return unit;
  }

  @Test
  void pointsOfTheFrontReachItsVolume() throws IOException {
    for (MultiProblem problem : MultiProblems.all(data).subList(0, 2)) {
      List<double[]> front =
          IntStream.rangeClosed(0, 2000)
              .mapToObj(i -> new double[] {i / 2000.0, 0, 0, 0, 0})
              .map(unit -> problem.losses(problem.space().fromUnit(unit)))
              .toList();
      assertThat(problem.shareOf(front)).isCloseTo(1, within(1e-3)).isLessThan(1);
    }
  }

  @Test
  void theWholeSphereReachesItsVolume() throws IOException {
    MultiProblem problem = MultiProblems.all(data).get(2);
    List<double[]> front =
        IntStream.range(0, 30 * 30)
            .mapToObj(i -> new double[] {i % 30 / 29.0, Math.floorDiv(i, 30) / 29.0, 0.5, 0.5, 0.5})
            .map(unit -> problem.losses(problem.space().fromUnit(unit)))
            .toList();
    assertThat(problem.shareOf(front)).isCloseTo(1, within(0.02)).isLessThan(1);
  }

  @Test
  void everySearcherHasAFigureOnEveryProblem() throws IOException {
    assertThat(
            bench(
                ConstraintsBench.commandLine(),
                "--json",
                "--trials=12",
                "--repetitions=2",
                "--processes=1"))
        .isZero();
    assertThat(lines())
        .extracting(line -> line.get("problem").asText())
        .contains("branin-disk", "gardner-2", "network");
    assertThat(lines())
        .allSatisfy(
            line -> {
              assertThat(line.get("regret").asDouble()).isNotNegative();
              assertThat(line.get("feasible_share").asDouble()).isBetween(0.0, 1.0);
            });
  }

  @Test
  void peersAreMeasuredByTheSameVolume() throws IOException {
    Path peers =
        Files.writeString(
            data.resolve("peers.jsonl"),
            """
            {"system":"peer","version":"1","problem":"zdt1","studies":[[[0,1]],[[1,10],[2,0]]]}
            """);
    assertThat(
            bench(
                ObjectivesBench.commandLine(),
                "--json",
                "--data=" + data,
                "--peers=" + peers,
                "--trials=5",
                "--repetitions=1",
                "--processes=1"))
        .isZero();
    JsonNode peer =
        lines().stream()
            .filter(line -> line.get("system").asText().equals("peer"))
            .findFirst()
            .orElseThrow();
    assertThat(peer.get("hypervolume_share").asDouble())
        .isCloseTo(9 / (10 - 1 / 3.0) / 2, within(1e-12));
    assertThat(peer.get("repetitions").asInt()).isEqualTo(2);
  }

  @Test
  void thePeersGetALossToCheck() throws IOException {
    Path tasks = Files.createDirectories(data.resolve("tasks"));
    assertThat(bench(ObjectivesBench.commandLine(), "--data=" + data, "--export=" + tasks))
        .isZero();
    JsonNode task = new ObjectMapper().readTree(tasks.resolve("000.json").toFile());
    assertThat(task.get("name").asText()).isEqualTo("zdt1");
    assertThat(task.get("check").get(0).asDouble()).isEqualTo(0.3);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void countsOfNothingAreRefusedInOneLine() {
    StringWriter error = new StringWriter();
    CommandLine bench = ConstraintsBench.commandLine().setErr(new PrintWriter(error));
    assertThat(bench(bench, "--trials=0")).isEqualTo(2);
    assertThat(bench(bench, "--repetitions=-1", "--trials=3")).isEqualTo(2);
    assertThat(error.toString().lines())
        .containsExactly("Invalid trials: 0", "Invalid repetitions: -1");
  }
}
