package io.nightjar.dl4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.SplitSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTest {
  private static final SplitSpec SPLIT = new SplitSpec(0.5, 0.25, 0.25, 1);

  @TempDir private Path folder;

  private Table read(String text, @Nullable String label) throws IOException, DataException {
    Path file = Files.writeString(folder.resolve("data.csv"), text);
    return Tables.read(new DataSpec(file.toString(), label, SPLIT), FileOpener.LOCAL);
  }

  private static int[] labels(Table table) {
    return IntStream.range(0, table.rows()).map(table::label).toArray();
  }

  @Test
  void takesTheLastColumnForTheLabelUnlessOneIsNamed() throws Exception {
    Table table = read("1,2.5,b\n-3,4e2,a\n", null);

    assertThat(table.classes()).containsExactly("a", "b");
    assertThat(labels(table)).containsExactly(1, 0);
    assertThat(table.shape().columns()).isEqualTo(2);
    assertThat(table.row(1)[0]).isEqualTo(-3f);
    assertThat(table.row(1)[1]).isEqualTo(400f);
  }

  @Test
  void findsTheLabelByTheNameInTheHeader() throws Exception {
    Table table = read("kind,x,y\nb,1,2\na,3,4\n", "kind");

    assertThat(labels(table)).containsExactly(1, 0);
    assertThat(table.row(1)[0]).isEqualTo(3f);
  }

  @Test
  void findsTheLabelByPositionWithAndWithoutAHeader() throws Exception {
    assertThat(labels(read("b,1,2\na,3,4\n", "0"))).containsExactly(1, 0);
    assertThat(labels(read("kind,x,y\nb,1,2\na,3,4\n", "0"))).containsExactly(1, 0);
  }

  @Test
  void takesANumberAmongNumbersForAPosition() throws Exception {
    Table table = read("0,1,2\n1,3,4\n", "1");

    assertThat(table.classes()).containsExactly("1", "3");
    assertThat(table.rows()).isEqualTo(2);
  }

  @Test
  void findsANumberThatIsANameOfTheHeader() throws Exception {
    Table table = read("x,y,7\n1,2,a\n", "7");

    assertThat(table.classes()).containsExactly("a");
    assertThat(table.rows()).isEqualTo(1);
  }

  @Test
  void readsTextLabelsInTheFirstRowWithoutAHeader() throws Exception {
    assertThat(read("5.1,3.5,setosa\n", null).classes()).containsExactly("setosa");
  }

  @Test
  void sortsNumbersByValueAndNamesByLetter() throws Exception {
    assertThat(read("1,10\n1,9\n1,-1\n", null).classes()).containsExactly("-1", "9", "10");
    assertThat(read("1,10\n1,9\n1,x\n", null).classes()).containsExactly("10", "9", "x");
  }

  @Test
  void readsQuotesSpacesMarksAndBlankLines() throws Exception {
    Table table = read("\uFEFF\"size, total\", kind\r\n 1 ,\" a \"\r\n\r\n2,b\r\n", "kind");

    assertThat(table.classes()).containsExactly("a", "b");
    assertThat(table.row(0)[0]).isEqualTo(1f);
  }

  @Test
  void readsGzipUnderAnyName() throws Exception {
    Path file = Files.write(folder.resolve("packed.csv"), CsvErrorsTest.gzip("1,a\n2,b\n"));

    assertThat(Tables.read(new DataSpec(file.toString(), null, SPLIT), FileOpener.LOCAL).classes())
        .containsExactly("a", "b");
  }

  @Test
  void readsTheFilesOfAFolderInTheirOrder() throws Exception {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Files.writeString(parts.resolve("part-1.csv"), "x,k\n3,a\n");
    Files.writeString(parts.resolve("part-0.csv"), "x,k\n1,a\n2,b\n");
    Files.writeString(parts.resolve(".part-0.csv.crc"), "no data");

    Table table = Tables.read(new DataSpec(parts.toString(), "k", SPLIT), FileOpener.LOCAL);

    assertThat(labels(table)).containsExactly(0, 1, 0);
    assertThat(table.row(2)).containsExactly(3);
  }

  @Test
  void keepsEveryRowOfALargerFile() throws Exception {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 5000).forEach(i -> text.append(i).append(",7,k").append(i % 3).append('\n'));

    Table table = read(text.toString(), null);

    assertThat(table.rows()).isEqualTo(5000);
    assertThat(table.row(4999)[0]).isEqualTo(4999f);
    assertThat(table.label(4999)).isEqualTo(1);
  }
}
