package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class SoakBenchTest {

  @Test
  @Tag("slow")
  void showsMemoryOverTrialsAndLeavesNoThread() throws Exception {
    StringWriter out = new StringWriter();
    CommandLine bench = SoakBench.commandLine();
    bench.setOut(new PrintWriter(out));

    assertThat(bench.execute("--json", "--trials", "8", "--every", "4")).isZero();

    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(lines).hasSize(3);
    assertThat(lines.subList(0, 2))
        .extracting(line -> line.path("trials").asInt())
        .containsExactlyInAnyOrder(4, 8);
    assertThat(lines.subList(0, 2))
        .allSatisfy(line -> assertThat(line.path("resident_mib").asDouble()).isPositive());
    assertThat(lines.get(2).path("threads_left").isInt()).isTrue();
    assertThat(lines.get(2).path("names").asText())
        .as("other tests may start threads meanwhile")
        .doesNotContain("trial-");
  }
}
