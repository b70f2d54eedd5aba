package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class DeadlineBenchTest {

  private static String run(int exit, String... options) {
    StringWriter out = new StringWriter();
    int code =
        DeadlineBench.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(options);
    assertThat(code).as(out.toString()).isEqualTo(exit);
    return out.toString();
  }

  @Test
  @Tag("slow")
  void everyNightEndsInTimeWithItsSlotsInUse() throws Exception {
    String[] lines = run(0, "--json", "--runs", "2", "--hours", "4").split("\n");
    assertThat(lines).hasSize(2 * 2 * DeadlineWorld.all().size());
    for (String line : lines) {
      JsonNode night = new ObjectMapper().readTree(line);
      assertThat(night.path("bench").asText()).isEqualTo("deadline");
      assertThat(night.path("seconds_early").asDouble()).as(line).isNotNegative();
      assertThat(night.path("busy_share").asDouble()).as(line).isBetween(0.6, 1.0);
      assertThat(night.path("repeats").asInt()).as(line).isPositive();
    }
  }

  @Test
  void nightsWithoutSlotsAreRefused() {
    assertThat(run(2, "--slots", "0")).contains("Invalid nights: 20 of 8.0 hours on 0 slots");
  }

  @Test
  void theSummaryCountsNights() {
    assertThat(run(0, "--runs", "1", "--hours", "1", "--slots", "2"))
        .contains("times from probe: 7 of 7 nights ended in time")
        .contains("times from night-before: 7 of 7 nights ended in time");
  }
}
