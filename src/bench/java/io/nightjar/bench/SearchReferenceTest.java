package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SearchReferenceTest {

  @Test
  @Tag("slow")
  void randomSearchReproducesTheExactExpectations() {
    assumeTrue(Files.isDirectory(Path.of("../shared/data/bench")));
    StringWriter out = new StringWriter();
    int code =
        SearchReference.commandLine()
            .setOut(new PrintWriter(out))
            .execute("--repetitions", "50", "--json");
    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString().lines()).hasSize(7 * 8).allMatch(line -> line.contains("\"z\":"));
  }
}
