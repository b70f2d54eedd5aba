package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class HonestyBenchTest {
  private static List<JsonNode> lines(String... options) throws Exception {
    StringWriter out = new StringWriter();
    assertThat(HonestyBench.commandLine().setOut(new PrintWriter(out)).execute(options)).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  @Tag("slow")
  void intervalsHoldWhereTheBestOfASweepDoesNot() throws Exception {
    List<JsonNode> lines = lines("--json", "--sweeps", "40");
    assertThat(lines).hasSize(3 * HonestyWorld.all().size());
    for (int i = 0; i < lines.size(); i += 3) {
      JsonNode naive = lines.get(i);
      JsonNode own = lines.get(i + 2);
      assertThat(own.path("system").asText()).isEqualTo("nightjar");
      assertThat(own.path("coverage").asDouble()).as(own.toString()).isGreaterThanOrEqualTo(0.85);
      assertThat(own.path("width_ratio").asDouble()).as(own.toString()).isBetween(0.9, 1.5);
      assertThat(naive.path("optimism").asDouble())
          .as(naive.toString())
          .isGreaterThan(own.path("optimism").asDouble());
    }
  }

  @Test
  void theKnownNoiseIsThatOfTheScores() {
    HonestyWorld world = HonestyWorld.all().get(2);
    RandomGenerator random = new Well19937c(1);
    int draws = 2000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double score = score(world, random, 0.8);
      sum += score;
      squares += score * score;
    }
    double mean = sum / draws;
    assertThat(mean).isCloseTo(world.truth(0.8, world.seed()), within(0.005));
    assertThat(Math.sqrt(squares / draws - mean * mean))
        .isCloseTo(world.noise(0.8, world.seed(), 2), within(0.004));
  }

  /** Of two repeats on the same rows. */
  private static double score(HonestyWorld world, RandomGenerator random, double worth) {
    double[] seeds = {world.seed() * random.nextGaussian(), world.seed() * random.nextGaussian()};
    double sum = 0;
    for (int row = 0; row < world.rows(); row++) {
      double own = world.row() * random.nextGaussian() + world.own() * random.nextGaussian();
      for (double seed : seeds) {
        sum += world.counted(worth + seed + own + world.chance() * random.nextGaussian());
      }
    }
    return sum / (2 * world.rows());
  }
}
