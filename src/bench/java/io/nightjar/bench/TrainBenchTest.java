package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainBenchTest {

  @ParameterizedTest
  @CsvSource({
    "nightjar, small, 2",
    "nightjar, large, 1",
    "nightjar, cnn, 1",
    "nightjar, lstm, 1",
    "dl4j-stock, small, 1",
    "arbiter, small, 2"
  })
  void countsSteps(String system, String network, int slots) throws IOException {
    StringWriter out = new StringWriter();
    int code =
        TrainBench.commandLine()
            .setOut(new PrintWriter(out))
            .execute(
                "--system", system, "--network", network, "--slots", "" + slots, "--seconds", "1");

    assertThat(code).isZero();
    JsonNode line = new ObjectMapper().readTree(out.toString());
    assertThat(line.get("system").asText()).isEqualTo(system);
    assertThat(line.get("version").asText()).matches("[0-9]+\\.[0-9]+\\..+");
    assertThat(line.get("network").asText()).isEqualTo(network);
    assertThat(line.get("slots").asInt()).isEqualTo(slots);
    assertThat(line.get("steps_per_second").asDouble()).isPositive();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    StringWriter error = new StringWriter();
    int code =
        TrainBench.commandLine()
            .setErr(new PrintWriter(error))
            .execute("--system", "abacus", "--network", "small");

    assertThat(code).isEqualTo(2);
    assertThat(error.toString())
        .startsWith("Invalid --system: abacus (it is one of nightjar, dl4j-stock, arbiter)");
  }
}
