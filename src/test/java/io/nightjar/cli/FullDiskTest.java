package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.results.Exit;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep whose results cannot be kept ends as one that is worth another try. */
final class FullDiskTest {
  private static final String IMPLEMENTATION = "spark.hadoop.fs.AbstractFileSystem.full.impl";

  @TempDir private Path folder;

  @BeforeEach
  void register() {
    System.setProperty(IMPLEMENTATION, FullDisk.class.getName());
  }

  @AfterEach
  void unregister() {
    System.clearProperty(IMPLEMENTATION);
  }

  @Test
  void isNoFaultOfTheInput() throws IOException {
    Path job =
        Files.writeString(
            folder.resolve("full.yaml"),
            """
            study: full
            model: mlp
            data: {source: digits}
            parameters: {learning-rate: documented, batch-size: 32, width: 8, depth: 1}
            budget: {trials: 4, epochs: [1, 3]}
            """);

    Cli run = Cli.call("run", job.toString(), "--results", "full:" + folder.resolve("results"));

    assertThat(run.err())
        .containsPattern("Cannot finish sweep s_[0-9TZ]+_[0-9a-f]+: No space left on device\\n")
        .doesNotContain("Cannot read");
    assertThat(run.exit()).isEqualTo(Exit.CUT_SHORT.code());
    assertThat(run.out()).isEmpty();
  }

  /** This machine's files, of which one cannot be removed. */
  static final class FullDisk extends DelegateToFileSystem {
    /** Called by Hadoop. */
    public FullDisk(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(uri, new Disk(), configuration, "full", false);
    }

    private static final class Disk extends RawLocalFileSystem {
      @Override
      public URI getUri() {
        return URI.create("full:///");
      }

      @Override
      public String getScheme() {
        return "full";
      }

      @Override
      public boolean delete(org.apache.hadoop.fs.Path file, boolean recursive) throws IOException {
        if (file.getName().equals("outcome.json")) {
          throw new IOException("No space left on device");
        }
        return super.delete(file, recursive);
      }
    }
  }
}
