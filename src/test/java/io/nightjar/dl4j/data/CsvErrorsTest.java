package io.nightjar.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.SplitSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CsvErrorsTest {
  private static final SplitSpec SPLIT = new SplitSpec(0.7, 0.15, 0.15, 1);

  @TempDir private Path folder;

  static Stream<Arguments> faultyTexts() {
    return Stream.of(
        fault("", null, "Cannot read data FILE: it is empty"),
        fault("\n\n", null, "Cannot read data FILE: it is empty"),
        fault("a,b,c\n", "c", "Cannot read data FILE: it has a header and no rows"),
        fault("1\n2\n", null, "FILE:1: expected a label and at least one more column, found one"),
        fault("1,2,x\n1,2\n", null, "FILE:2: expected 3 columns, found 2"),
        fault("1,2,x\n1,2,y\n\n1,2,3,y\n", null, "FILE:4: expected 3 columns, found 4"),
        fault("a,b,c\n1,2,x\n1,zwei,y\n", "c", "FILE:3: column b: not a number: zwei"),
        fault("1,2,x\n1,2f,y\n", null, "FILE:2: column 1: not a number: 2f"),
        fault("1,2,x\n1,0x10,y\n", null, "FILE:2: column 1: not a number: 0x10"),
        fault("1,one,x\n1,2,y\n", null, "FILE:1: column 1: not a number: one"),
        fault("a,b,c\n1,NaN,x\n", "c", "FILE:2: column b: missing or infinite value: NaN"),
        fault("a,b,c\n-inf,1,x\n", "c", "FILE:2: column a: missing or infinite value: -inf"),
        fault("1,2,x\nNA,2,y\n", null, "FILE:2: column 0: missing or infinite value: NA"),
        fault("1,2,x\n?,2,y\n", null, "FILE:2: column 0: missing or infinite value: ?"),
        fault("1,2,x\n1,,y\n", null, "FILE:2: column 1: the cell is empty"),
        fault("1,2,x\n1,1e39,y\n", null, "FILE:2: column 1: too large a number: 1e39"),
        fault("a,b,c\n1,2,\n", "c", "FILE:2: column c: the label is empty"),
        fault("age,size,class\n1,2,x\n", "clas", "FILE:1: no column clas; did you mean class?"),
        fault("age,size,class\n1,2,x\n", "w", "FILE:1: no column w; there are age, size, class"),
        fault(
            "1,2,3\n",
            "class",
            "FILE:1: no column class; there is no header, count columns from 0"),
        fault("1,2,3\n", "3", "FILE:1: no column 3; there are 3, counted from 0"),
        fault("1,x\n2,x\n3,x\n", null, "Cannot learn from data FILE: its only class is x"),
        fault(
            "1,x\n2,x\n3,x\n4,y\n5,y\n",
            null,
            "Cannot split data FILE: class y has 2 examples for 3 parts"),
        fault(
            "1,x\n2,x\n3,x\n4,y\n",
            null,
            "Cannot split data FILE: class y has 1 example for 3 parts"));
  }

  private static Arguments fault(String text, @Nullable String label, String message) {
    return Arguments.of(text, label, message);
  }

  @ParameterizedTest
  @MethodSource("faultyTexts")
  void saysWhereAFaultIs(String text, @Nullable String label, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), text);

    assertFails(file, label, message.replace("FILE", file.toString()));
  }

  private static void assertFails(Path file, @Nullable String label, String message) {
    assertThatThrownBy(
            () -> Dataset.of(new DataSpec(file.toString(), label, SPLIT), FileOpener.LOCAL))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void namesAMissingFile() {
    Path file = folder.resolve("missing.csv");

    assertFails(file, null, "Cannot read data " + file + ": there is no such file");
  }

  @Test
  void refusesWhatIsNoPath() {
    assertThatThrownBy(() -> Dataset.of(new DataSpec("a\0b", null, SPLIT), FileOpener.LOCAL))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read data a\0b: Nul character not allowed");
  }

  @Test
  void refusesAFolderWithoutFiles() throws IOException {
    Files.writeString(folder.resolve("_SUCCESS"), "");

    assertFails(folder, null, "Cannot read data " + folder + ": it is a folder without files");
  }

  @Test
  void refusesAFolderWhereAFileIsExpected() {
    Path file = folder.resolve("a.ts");
    assertThat(file.toFile().mkdir()).isTrue();

    assertFails(file, null, "Cannot read data " + file + ": it is a folder");
  }

  @Test
  void refusesTextThatIsNamedGzip() throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv.gz"), "1,2,x\n");

    assertFails(
        file, null, "Cannot read data " + file + ": it is no gzip file (Not in GZIP format)");
  }

  @Test
  void refusesAGzipFileThatWasCutOff() throws IOException {
    byte[] whole = gzip("1,2,x\n".repeat(1000));
    Path file = Files.write(folder.resolve("data.csv.gz"), Arrays.copyOf(whole, whole.length - 12));

    assertFails(file, null, "Cannot read data " + file + ": it ends too early for a gzip file");
  }

  @Test
  void refusesOtherThanUtf8() throws IOException {
    Path file =
        Files.write(
            folder.resolve("data.csv"), "1,2,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertFails(file, null, "Cannot read data " + file + ": it is no UTF-8 text");
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
