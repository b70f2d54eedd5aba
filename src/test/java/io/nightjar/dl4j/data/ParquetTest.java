package io.nightjar.dl4j.data;

import static io.nightjar.dl4j.data.DataFiles.assertFails;
import static io.nightjar.dl4j.data.DataFiles.labels;
import static io.nightjar.dl4j.data.DataFiles.table;
import static io.nightjar.dl4j.data.DataFiles.withTest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParquetTest {
  private static final String COLUMNS =
      "optional double size; required int64 age; optional boolean tall; optional float mass;";
  private static final String KIND = "optional binary kind (STRING);";

  @TempDir private Path folder;

  /** Writes rows, each of as many cells as there are columns. */
  private Path write(String columns, List<List<@Nullable Object>> rows) throws IOException {
    Path file = folder.resolve("t" + System.nanoTime() + ".parquet");
    MessageType schema = MessageTypeParser.parseMessageType("message rows { " + columns + " }");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(
                HadoopOutputFile.fromPath(
                    new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build()) {
      for (List<@Nullable Object> cells : rows) {
        writer.write(row(schema, cells));
      }
    }
    return file;
  }

  private static Group row(MessageType schema, List<@Nullable Object> cells) {
    Group row = new SimpleGroup(schema);
    for (int i = 0; i < cells.size(); i++) {
      Object cell = cells.get(i);
      if (cell instanceof Double number) {
        row.add(i, number.doubleValue());
      } else if (cell instanceof Float number) {
        row.add(i, number.floatValue());
      } else if (cell instanceof Long number) {
        row.add(i, number.longValue());
      } else if (cell instanceof Integer number) {
        row.add(i, number.intValue());
      } else if (cell instanceof Boolean flag) {
        row.add(i, flag.booleanValue());
      } else if (cell != null) {
        row.add(i, cell.toString());
      }
    }
    return row;
  }

  private static DataSpec spec(Path file, @Nullable String label) {
    return new DataSpec(file.toString(), label, DataFiles.SPLIT);
  }

  private static List<@Nullable Object> cells(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }

  @Test
  void readsNumbersOfAllKindsAndALabel() throws Exception {
    Path file =
        write(
            COLUMNS + KIND,
            List.of(cells(1.5, 7L, true, 2.5f, "b"), cells(-1.0, 8L, false, 0f, "a")));

    Table table = table(spec(file, "kind"));

    assertThat(table.shape()).isEqualTo(new Shape.Flat(4));
    assertThat(table.classes()).containsExactly("a", "b");
    assertThat(labels(table)).containsExactly(1, 0);
    assertThat(table.row(0)).containsExactly(1.5f, 7, 1, 2.5f);
  }

  @Test
  void readsEveryRowOfManyGroupsAndANumberForALabel() throws Exception {
    List<List<@Nullable Object>> rows = new java.util.ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      rows.add(cells(i % 3, i + 0.5));
    }

    Table table = table(spec(write("required int32 y; required double x;", rows), "0"));

    assertThat(table.rows()).isEqualTo(30_000);
    assertThat(table.classes()).containsExactly("0", "1", "2");
    assertThat(table.row(29_999)[0]).isEqualTo(29_999.5f);
  }

  @Test
  void splitsByAColumn() throws Exception {
    Path file =
        write(
            "required double x; required binary part (STRING);" + KIND,
            List.of(
                cells(1.0, "train", "a"),
                cells(2.0, "test", "a"),
                cells(3.0, "train", "b"),
                cells(4.0, "validation", "b")));

    Dataset data =
        Dataset.of(
            new DataSpec(file.toString(), "kind", new SplitSpec(0.85, 0.15, 0, "part", 1, 1)),
            FileOpener.LOCAL);

    assertThat(data.columns()).isEqualTo(1);
    assertThat(data.train().rows()).isEqualTo(2);
    assertThat(data.validation().label(0)).isEqualTo(1);
    assertThat(data.test().feature(0, 0)).isZero();
  }

  @Test
  void offersTheNearestColumn() throws Exception {
    Path file = write(COLUMNS + KIND, List.of(cells(1.5, 7L, true, 2.5f, "b")));

    assertFails(
        spec(file, "kin"), "Cannot read data " + file + ": no column kin; did you mean kind?");
    assertFails(
        spec(file, "q"),
        "Cannot read data " + file + ": no column q; there are size, age, tall, mass, kind");
    assertFails(
        spec(file, "5"), "Cannot read data " + file + ": no column 5; there are 5, counted from 0");
  }

  @Test
  void saysWhichRowAndColumnIsAtFault() throws Exception {
    assertCell(cells(null, 7L, true, 2.5f, "b"), "column size: the cell is null");
    assertCell(cells(1.0, 7L, true, 2.5f, null), "column kind: the cell is null");
    assertCell(cells(1.0, 7L, true, 2.5f, " "), "column kind: the cell is empty");
    assertCell(
        cells(Double.NaN, 7L, true, 2.5f, "b"), "column size: missing or infinite value: NaN");
    assertCell(cells(1e39, 7L, true, 2.5f, "b"), "column size: too large a number: 1.0E39");
  }

  private void assertCell(List<@Nullable Object> faulty, String message) throws IOException {
    Path file = write(COLUMNS + KIND, List.of(cells(1.5, 7L, true, 2.5f, "b"), faulty));

    assertFails(spec(file, "kind"), file + ": row 2: " + message);
  }

  @Test
  void refusesColumnsThatAreNoNumbers() throws Exception {
    assertColumn("required binary x;", "x: expected numbers, found required binary x");
    assertColumn("required int32 x (DATE);", "x: expected numbers, found required int32 x (DATE)");
    assertColumn("repeated double x;", "x: expected numbers, found repeated double x");
  }

  private void assertColumn(String column, String message) throws IOException {
    Path file = write(column + KIND, List.of());

    assertFails(spec(file, "kind"), "Cannot read data " + file + ": column " + message);
  }

  @Test
  void refusesALabelThatIsNoName() throws Exception {
    Path file = write("required double x; required double y;", List.of());

    assertFails(
        spec(file, "y"),
        "Cannot read data "
            + file
            + ": column y: expected texts or whole numbers, found required double y");
  }

  @Test
  void refusesAFileWithoutRows() throws Exception {
    Path file = write(COLUMNS + KIND, List.of());

    assertFails(spec(file, "kind"), "Cannot read data " + file + ": it has no rows");
  }

  @Test
  void refusesOtherFilesAndDamage() throws Exception {
    Path text = Files.writeString(folder.resolve("text.parquet"), "1,2,x\n");
    assertFails(spec(text, "kind"), "Cannot read data " + text + ": it is no Parquet file");

    Path whole = write(COLUMNS + KIND, List.of(cells(1.5, 7L, true, 2.5f, "b")));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length - 5));
    assertFails(spec(cut, "kind"), "Cannot read data " + cut + ": it is no Parquet file");

    byte[] torn = bytes.clone();
    Arrays.fill(torn, 4, 60, (byte) 0x55);
    assertDamaged(Files.write(folder.resolve("pages.parquet"), torn));
    Arrays.fill(torn, 4, torn.length - 8, (byte) 0x55);
    assertDamaged(Files.write(folder.resolve("foot.parquet"), torn));
  }

  private static void assertDamaged(Path file) {
    assertThatThrownBy(() -> Dataset.of(spec(file, "kind"), FileOpener.LOCAL))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot read data " + file + ": it is damaged (")
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesATestFileOfOtherColumnsOrClasses() throws Exception {
    Path train = write("required double x;" + KIND, List.of(cells(1.0, "a"), cells(1.0, "b")));
    Path wide =
        write("required double x; required double z;" + KIND, List.of(cells(1.0, 1.0, "a")));
    Path renamed = write("required double z;" + KIND, List.of(cells(1.0, "a")));
    Path other = write("required double x;" + KIND, List.of(cells(1.0, "c")));

    assertFails(
        withTest(train, wide, "kind"),
        "Cannot read data %s: expected 1 column beside the label as in %s, found 2"
            .formatted(wide, train));
    assertFails(
        withTest(train, renamed, "kind"),
        "Cannot read data %s: expected column x as in %s, found z".formatted(renamed, train));
    assertFails(
        withTest(train, other, "kind"),
        other + ": row 1: column kind: unknown class: c (known: a, b)");
  }
}
