package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that only read are quick because they load neither Spark nor ND4J. */
@Tag("slow")
final class StartupTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check job/digits-mlp.yaml search-space/documented-mlp.yaml",
        "plan job/digits-optimizers.yaml",
        "ranges adam",
        "--help"
      })
  void loadsNeitherSparkNorNd4j(String command) throws IOException, InterruptedException {
    ProcessBuilder builder = Cli.process(command.split(" ", -1));
    builder.command().add(1, "-Xlog:class+load:stdout");
    Process process = builder.start();
    List<String> loaded;
    try (InputStream out = process.getInputStream()) {
      loaded =
          new String(out.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains("org.apache.spark") || line.contains("org.nd4j"))
              .toList();
    }

    assertThat(process.waitFor()).isZero();
    assertThat(loaded).isEmpty();
  }
}
