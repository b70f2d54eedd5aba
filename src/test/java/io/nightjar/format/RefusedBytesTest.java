package io.nightjar.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.dl4j.family.MlpFamily;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that are refused before anything in them is looked at, and files that just are not. */
final class RefusedBytesTest {
  private static final String JOB =
      "study: s\nmodel: mlp\ndata: digits\nparameters: {learning-rate: documented}\n";

  private static void assertRefused(byte[] bytes, String... messages) {
    MemoryFiles files = new MemoryFiles().with("job.yaml", bytes);
    assertThatThrownBy(() -> files.jobs().readJob("job.yaml", List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(String.join("\n", messages));
  }

  @Test
  void textThatIsNotUtf8() {
    assertRefused(
        "study: s\nmodel: caf\u00e9\n".getBytes(ISO_8859_1),
        "job.yaml:2:11: Cannot read file: byte 0xE9 is not UTF-8");
  }

  @Test
  void textThatEndsInsideACharacter() {
    assertRefused(
        new byte[] {'a', (byte) 0xE2, (byte) 0x82},
        "job.yaml:1:2: Cannot read file: byte 0xE2 is not UTF-8");
  }

  @Test
  void emptyFile() {
    assertRefused(new byte[0], "job.yaml: Cannot read file: it is empty");
  }

  @Test
  void fileAboveOneMebibyte() {
    assertRefused(
        (JOB + "#" + " ".repeat(1 << 20)).getBytes(UTF_8),
        "job.yaml: Cannot read file: 1048650 bytes are more than 1 MiB");
  }

  @Test
  void controlCharacter() {
    assertRefused(
        "study: s\nmodel: \u0007\n".getBytes(UTF_8),
        "job.yaml:2:8: Invalid YAML: character U+0007 is not allowed");
  }

  @Test
  void nestingWithoutEnd() {
    assertRefused(
        "[".repeat(100_000).getBytes(UTF_8),
        "job.yaml:1:22: Invalid YAML: the nesting is too deep");
  }

  @Test
  void versionOfAnotherYaml() {
    assertRefused(
        "%YAML 2.0\n---\nstudy: s\n".getBytes(UTF_8),
        "job.yaml: Invalid YAML: Version{major=2, minor=0}");
  }

  @Test
  void byteOrderMarkIsNoPartOfTheText() throws Exception {
    MemoryFiles files = new MemoryFiles().with("job.yaml", "\uFEFF" + JOB);
    assertThat(files.jobs().readJob("job.yaml", List.of()).study().name()).isEqualTo("s");
  }

  @Test
  void fileThatIsNotThere() {
    assertThatThrownBy(() -> new MemoryFiles().jobs().readJob("job/gone.yaml", List.of()))
        .hasMessage("job/gone.yaml: Cannot read file: there is no such file");
  }

  @Test
  void fileThatAnotherFileSystemDoesNotHave() {
    FileSource source =
        location -> {
          throw new FileNotFoundException(location);
        };
    assertThatThrownBy(() -> jobs(source).readJob("hdfs://host/job.yaml", List.of()))
        .hasMessage("hdfs://host/job.yaml: Cannot read file: there is no such file");
  }

  @Test
  void fileThatCannotBeRead() {
    FileSource source =
        location -> {
          throw new IOException("Is a directory");
        };
    assertThatThrownBy(() -> jobs(source).check("job"))
        .hasMessage("job: Cannot read file: Is a directory");
  }

  @Test
  void fileThatHasNoPathOnThisMachine() {
    FileSource source = location -> Files.readAllBytes(Path.of(location));
    assertThatThrownBy(() -> jobs(source).check("j\0b"))
        .hasMessage("j\0b: Cannot read file: Nul character not allowed");
  }

  private static JobFiles jobs(FileSource source) {
    return new JobFiles(source, List.of(MlpFamily.FAMILY));
  }
}
