package io.nightjar.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepFolderTest {
  @TempDir private Path results;

  private ResultsFolder folder() {
    return new ResultsFolder(results.toString());
  }

  @Test
  void idsSortByTime() {
    SweepFolder first = SweepFolder.fresh(folder(), Instant.parse("2026-01-02T03:04:05.006Z"));
    SweepFolder second = SweepFolder.fresh(folder(), Instant.parse("2026-01-02T03:04:05.007Z"));

    assertThat(first.id()).matches("s_20260102T030405006Z_[0-9a-f]{8}");
    assertThat(first.id()).isLessThan(second.id());
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void sweepsAreListedNewestFirstAndOtherFoldersLeftAlone() throws IOException {
    for (String name : new String[] {"s_20260102T030405006Z_0a", "s_20260103T030405006Z_0b", "x"}) {
      Files.createDirectories(results.resolve("runs").resolve(name));
    }

    assertThat(SweepFolder.all(folder()))
        .extracting(SweepFolder::id)
        .containsExactly("s_20260103T030405006Z_0b", "s_20260102T030405006Z_0a");
  }

  @Test
  void filesAreReadAsWritten() throws IOException {
    SweepFolder folder = SweepFolder.fresh(folder(), Instant.EPOCH);
    assertThat(folder.read("outcome.json")).isEmpty();

    folder.write("outcome.json", "{}");

    assertThat(folder.read("outcome.json")).hasValue("{}");
  }
}
