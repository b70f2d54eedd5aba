package io.nightjar.dl4j.data;

import static io.nightjar.dl4j.data.DataFiles.alone;
import static io.nightjar.dl4j.data.DataFiles.assertFails;
import static io.nightjar.dl4j.data.DataFiles.labels;
import static io.nightjar.dl4j.data.DataFiles.table;
import static io.nightjar.dl4j.data.DataFiles.withTest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TsTest {
  private static final String HEAD = "@dimensions 2\n@classLabel true a b\n@data\n";
  private static final String SIX =
      "1,2:3,4:a\n1,2,3:4,5,6:a\n9:7:a\n1,2:3,4:b\n1,2:3,4:b\n1,2:3,4:b\n";

  @TempDir private Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(Files.createTempFile(folder, "series", ".ts"), text);
  }

  @Test
  void readsSeriesOfTheirOwnLengthsStepByStep() throws Exception {
    Table table = table(alone(file("# about\n@problemName x\n@missing false\n" + HEAD + SIX)));

    assertThat(table.shape()).isEqualTo(new Shape.Sequence(3, 2));
    assertThat(table.classes()).containsExactly("a", "b");
    assertThat(labels(table)).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(table.row(0)).containsExactly(1, 3, 2, 4);
    assertThat(table.row(1)).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(table.all().length(2)).isEqualTo(1);
    assertThat(table.all().isPadded()).isTrue();
  }

  @Test
  void padsWithZerosUpToTheLongestOfBothFiles() throws Exception {
    Path test = file(HEAD + "1,2,3,4:1,2,3,4:b\n");

    Dataset data = Dataset.of(withTest(file(HEAD + SIX), test, null), FileOpener.LOCAL);

    assertThat(data.shape()).isEqualTo(new Shape.Sequence(4, 2));
    assertThat(data.columns()).isEqualTo(8);
    assertThat(data.isPadded()).isTrue();
    assertThat(data.test().rows()).isEqualTo(1);
    assertThat(data.test().length(0)).isEqualTo(4);
    assertThat(data.classCounts()).containsExactly(2, 1);
    float[] row = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    data.validation().copyRow(0, row, 1);
    assertThat(row).startsWith(9).endsWith(0, 0, 9);
    assertThat(data.validation().feature(0, 7)).isZero();
  }

  @Test
  void standardisesEachChannelOverAllValidSteps() throws Exception {
    Table table = table(alone(file(HEAD + SIX)));

    Scaling scaling = Scaling.fit(table, new int[] {0, 1, 2});
    scaling.apply(table);

    // Channel 1 is 1 2, 1 2 3, 9: mean 3, squares 4 1 4 1 0 36.
    assertThat(scaling.means()).containsExactly(new double[] {3, 29 / 6.0}, within(1e-12));
    assertThat(scaling.deviations()[0]).isCloseTo(Math.sqrt(46 / 6.0), within(1e-12));
    assertThat(table.row(2)[0]).isCloseTo((float) (6 / Math.sqrt(46 / 6.0)), within(1e-6f));
    assertThat(table.all().feature(2, 2)).isZero();
  }

  static Stream<Arguments> faultyTexts() {
    return Stream.of(
        fault("", "Cannot read data FILE: it has no line @data"),
        fault("@classLabel true a b\n", "Cannot read data FILE: it has no line @data"),
        fault(HEAD + "# nothing\n", "Cannot read data FILE: it has no series after @data"),
        fault("1,2:a\n", "FILE:1: expected a line @data before the first series"),
        fault(
            "@dimensions 2\n@data\n1:2:a\n",
            "FILE:2: expected @classLabel true and the names of the classes before @data"),
        fault(
            "@classLabel false\n@data\n",
            "FILE:1: expected @classLabel true and the names of the classes"),
        fault("@timeStamps true\n", "FILE:1: series with time stamps cannot be read"),
        fault("@dimensions two\n", "FILE:1: expected a whole number after @dimensions, found two"),
        fault(HEAD + "1,2\n", "FILE:4: expected a series, a colon and its class"),
        fault(HEAD + "1:2:3:a\n", "FILE:4: expected 2 channels as the head says, found 3"),
        fault(
            "@univariate true\n@classLabel true a b\n@data\n1:2:a\n",
            "FILE:4: expected 1 channel as the head says, found 2"),
        fault(
            "@classLabel true a b\n@data\n1:2:a\n\n1:a\n", "FILE:5: expected 2 channels, found 1"),
        fault(
            "@equalLength true\n@seriesLength 2\n" + HEAD + "1,2:3,4:a\n1:3:a\n",
            "FILE:7: expected 2 steps like every series, found 1"),
        fault(
            "@equalLength true\n" + HEAD + "1,2:3,4:a\n1:3:a\n",
            "FILE:6: expected 2 steps like every series, found 1"),
        fault(HEAD + "1,2:3,4:b\n1,2:3:a\n", "FILE:5: channel 1 has 2 steps, but channel 2 has 1"),
        fault(HEAD + "1,2:3,4:c\n", "FILE:4: unknown class: c (known: a, b)"),
        fault(HEAD + "1,2: :a\n", "FILE:4: channel 2: the series is empty"),
        fault(HEAD + "1,?:3,4:a\n", "FILE:4: channel 1, step 2: missing or infinite value: ?"),
        fault(HEAD + "1,2:NaN,4:a\n", "FILE:4: channel 2, step 1: missing or infinite value: NaN"),
        fault(HEAD + "1,2:,4:a\n", "FILE:4: channel 2, step 1: the cell is empty"),
        fault(HEAD + "1,2:3,x:a\n", "FILE:4: channel 2, step 2: not a number: x"));
  }

  private static Arguments fault(String text, String message) {
    return Arguments.of(text, message);
  }

  @ParameterizedTest
  @MethodSource("faultyTexts")
  void saysWhereAFaultIs(String text, String message) throws Exception {
    Path file = file(text);

    assertFails(alone(file), message.replace("FILE", file.toString()));
  }

  @Test
  void refusesTestSeriesOfOtherChannelsOrClasses() throws Exception {
    Path train = file(HEAD.replace("true a b", "true a b c") + SIX);
    Path wide = file("@classLabel true a b\n@data\n1:1:1:a\n");
    Path other = file(HEAD.replace("true a b", "true a b c") + "1:1:c\n");

    assertFails(withTest(train, wide, null), wide + ":3: expected 2 channels, found 3");
    assertFails(withTest(train, other, null), other + ":4: unknown class: c (known: a, b)");
  }
}
