package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void missingTablesAreNamed(@TempDir Path folder) {
    StringWriter error = new StringWriter();
    int code =
        SearchReference.commandLine()
            .setErr(new PrintWriter(error))
            .execute("--data", folder.toString());
    assertThat(code).isEqualTo(2);
    assertThat(error.toString())
        .startsWith("Cannot find " + folder.resolve("bench/table-reference-values.json"));
  }

  @Test
  void noRepetitionsAreRefused() {
    StringWriter error = new StringWriter();
    int code =
        SearchReference.commandLine().setErr(new PrintWriter(error)).execute("--repetitions", "0");
    assertThat(code).isEqualTo(2);
    assertThat(error.toString()).startsWith("Invalid repetitions: 0");
  }
}
