package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class SuggestBenchTest {

  @Test
  void everySearcherIsMeasuredWithTenParameters() {
    StringWriter out = new StringWriter();
    int code =
        SuggestBench.commandLine()
            .setOut(new PrintWriter(out))
            .execute("--finished", "5", "--suggestions", "2");
    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .hasSize(OwnSearchers.kinds().size())
        .allMatch(line -> line.contains("\"parameters\":10,\"finished_trials\":5,"));
  }
}
