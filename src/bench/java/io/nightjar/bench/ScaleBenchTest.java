package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ScaleBenchTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine bench = ScaleBench.commandLine();
    bench.setOut(new PrintWriter(out));
    bench.setErr(new PrintWriter(err));
    return bench.execute(args);
  }

  @Test
  @Tag("slow")
  void measuresEachPartOfASmallStudy() throws IOException {
    String[] args = {
      "--json",
      "--trials",
      "300",
      "--resume-trials",
      "200",
      "--slots",
      "20",
      "--folder",
      folder.toString()
    };
    assertThat(run(args)).as(err.toString()).isZero();
    List<JsonNode> parts = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      parts.add(new ObjectMapper().readTree(line));
    }
    assertThat(parts)
        .extracting(part -> part.get("part").asText())
        .containsExactly("resume", "search", "rank-and-write");
    assertThat(parts).extracting(part -> part.get("trials").asInt()).containsExactly(200, 300, 300);
    assertThat(parts.get(0).get("resume_seconds").asDouble()).isPositive();
    assertThat(parts.get(1).get("results_per_second").asDouble()).isPositive();
    assertThat(parts.get(2).get("rank_and_write_seconds").asDouble()).isPositive();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesSizesThatMakeNoStudy() {
    assertThat(run("--trials", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("Invalid size: 10000 slots, 0 and 100000 trials");
  }
}
