package io.nightjar.dl4j.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which JVMs our step trains. */
final class NeedsTest {

  @Test
  void hasAllInThisJvm() {
    assertThat(FastNetwork.lacking()).isEmpty();
    assertThat(FastNetwork.isAvailable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "-Xshare:auto, the JVM was started without --add-modules=jdk.incubator.vector",
    "'--add-modules=jdk.incubator.vector -XX:-UseFMA',"
        + " 'the processor has no fused multiply-add, or the JVM does not use it'",
    "--add-modules=jdk.incubator.vector, nothing"
  })
  void saysWhatAnotherJvmLacks(String options, String lacking)
      throws IOException, InterruptedException {
    String command =
        "%s %s -cp %s %s"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                options,
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Lacking.class.getName());
    Process process = new ProcessBuilder(command.split(" ", -1)).start();
    try (InputStream out = process.getInputStream()) {
      assertThat(new String(out.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(lacking);
    }
    assertThat(process.waitFor()).isZero();
  }

  /** Prints what its JVM lacks. */
  static final class Lacking {
    private Lacking() {}

    public static void main(String[] args) {
      System.out.print(FastNetwork.lacking().orElse("nothing"));
    }
  }
}
