package io.nightjar.dl4j.data;

import static io.nightjar.dl4j.data.DataFiles.BESIDE_TEST;
import static io.nightjar.dl4j.data.DataFiles.assertFails;
import static io.nightjar.dl4j.data.DataFiles.withTest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows a part gets: by a test file, a column, a number of rows, folds. */
final class PartsTest {
  private static final SplitSpec BY_COLUMN = new SplitSpec(0.5, 0.5, 0, "part", 1, 1);

  @TempDir private Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(Files.createTempFile(folder, "rows", ".csv"), text);
  }

  private static Dataset read(DataSpec spec) throws DataException {
    return Dataset.of(spec, FileOpener.LOCAL);
  }

  /** A number of rows of each of three classes, each row another value. */
  private static String rows(int... counts) {
    StringBuilder text = new StringBuilder();
    int value = 0;
    for (int label = 0; label < counts.length; label++) {
      for (int i = 0; i < counts[label]; i++) {
        text.append(value++).append(",c").append(label).append('\n');
      }
    }
    return text.toString();
  }

  private static DataSpec sample(Path file, @Nullable Path test, int rows) {
    return new DataSpec(
        DataFile.of(file.toString()),
        null,
        null,
        test == null ? null : DataFile.of(test.toString()),
        rows,
        test == null ? DataFiles.SPLIT : BESIDE_TEST);
  }

  @Test
  void testsWithAFileOfItsOwn() throws Exception {
    Path train = file("x,y,kind\n" + "1,2,a\n3,4,b\n".repeat(4));
    Path test = file("x,kind,y\n2,a,3\n".replace("x,kind,y", "kind,x,y").replace("2,a,3", "a,2,3"));

    Dataset data = read(withTest(train, test, "kind"));

    assertThat(data.train().rows()).isEqualTo(4);
    assertThat(data.validation().rows()).isEqualTo(4);
    assertThat(data.test().rows()).isEqualTo(1);
    assertThat(data.test().feature(0, 0)).isZero();
    assertThat(data.scaling().means()).containsExactly(2, 3);
  }

  @Test
  void refusesATestFileThatDoesNotFit() throws Exception {
    Path train = file("x,y,kind\n1,2,a\n3,4,b\n");
    Path narrow = file("x,kind\n1,a\n");
    Path renamed = file("x,z,kind\n1,2,a\n");
    Path other = file("x,y,kind\n1,2,a\n\n1,2,aa\n");
    Path missing = folder.resolve("missing.csv");

    assertFails(
        withTest(train, narrow, "kind"),
        narrow + ":1: expected 2 columns beside the label as in " + train + ", found 1");
    assertFails(
        withTest(train, renamed, "kind"),
        renamed + ":1: expected column y as in " + train + ", found z");
    assertFails(
        withTest(train, other, "kind"),
        other + ":4: column kind: unknown class: aa (did you mean 'a'?)");
    assertFails(
        withTest(train, missing, "kind"),
        "Cannot read data " + missing + ": there is no such file");
  }

  @Test
  void splitsByAColumn() throws Exception {
    Path file =
        file("x,part,k\n1,train,a\n2,test,a\n3,validation,a\n4,train,b\n5,test,b\n6,test,b\n");

    Dataset data = read(new DataSpec(file.toString(), "k", BY_COLUMN));

    assertThat(data.train().rows()).isEqualTo(2);
    assertThat(data.validation().rows()).isEqualTo(1);
    assertThat(data.test().rows()).isEqualTo(3);
    assertThat(data.columns()).isEqualTo(1);
  }

  @Test
  void sharesValidationOutOfTrainWhereTheColumnSaysNone() throws Exception {
    String train = "0.5,train,a\n2,train,b\n".repeat(10);
    Path file = file(train + "9,test,b\n");

    Dataset data = read(new DataSpec(file.toString(), null, new SplitSpec(0.8, 0.2, 0, "1", 1, 1)));

    assertThat(data.train().rows()).isEqualTo(16);
    assertThat(data.classCounts()).containsExactly(8, 8);
    assertThat(data.validation().rows()).isEqualTo(4);
    assertThat(data.test().rows()).isEqualTo(1);
  }

  @Test
  void refusesASplitColumnThatCannotBeUsed() throws Exception {
    assertColumn("1,tests,a\n", ":2: column part: unknown part: tests (did you mean 'test'?)");
    assertColumn("1,,a\n", ":2: column part: unknown part:  (known: train, validation, test)");
    assertColumn("1,train,a\n2,train,b\n", "column part says test of no row");
    assertColumn("1,test,a\n2,test,b\n", "column part says train of no row");
    assertColumn("1,train,a\n2,validation,b\n2,test,b\n", "class b has no examples to train on");
    Path file = file("x,pars,k\n1,train,a\n");
    assertFails(
        new DataSpec(file.toString(), "k", BY_COLUMN),
        file + ":1: no column part; did you mean pars?");
    assertFails(
        new DataSpec(file.toString(), "k", new SplitSpec(0.5, 0.5, 0, "k", 1, 1)),
        file + ":1: the label and the split are both column k");
    Path narrow = file("part,k\ntrain,a\n");
    assertFails(
        new DataSpec(narrow.toString(), "k", BY_COLUMN),
        narrow + ":1: expected a label, a split and at least one more column, found two");
  }

  private void assertColumn(String rows, String message) throws Exception {
    Path file = file("x,part,k\n" + rows);

    assertFails(
        new DataSpec(file.toString(), "k", BY_COLUMN),
        message.startsWith(":") ? file + message : "Cannot split data " + file + ": " + message);
  }

  @Test
  void takesExactlyAsManyRowsOfEachClassItsShare() throws Exception {
    Path file = file(rows(101, 57, 42));

    for (int rows : new int[] {50, 77, 199, 200}) {
      Table table = DataFiles.table(sample(file, null, rows));
      assertThat(table.rows()).isEqualTo(rows);
      int[] counts = table.all().classCounts(3);
      assertThat((double) counts[0]).isCloseTo(101 * rows / 200.0, within(1.0));
      assertThat((double) counts[1]).isCloseTo(57 * rows / 200.0, within(1.0));
      assertThat((double) counts[2]).isCloseTo(42 * rows / 200.0, within(1.0));
    }
  }

  @Test
  void takesTheSameRowsForASeedAndAllOfTheTestFile() throws Exception {
    Path file = file(rows(60, 60));
    Path test = file(rows(5, 7));

    Table table = DataFiles.table(sample(file, test, 20));

    assertThat(table.rows()).isEqualTo(32);
    assertThat(values(table)).isEqualTo(values(DataFiles.table(sample(file, test, 20))));
    assertThat(values(table)).isNotEqualTo(IntStream.range(0, 20).asDoubleStream().toArray());
    Dataset data = read(sample(file, test, 20));
    assertThat(data.train().rows() + data.validation().rows()).isEqualTo(20);
    assertThat(data.test().rows()).isEqualTo(12);
  }

  private static double[] values(Table table) {
    return IntStream.range(0, table.rows()).mapToDouble(row -> table.row(row)[0]).toArray();
  }

  @Test
  void refusesMoreRowsThanThereAre() throws Exception {
    Path file = file(rows(5, 5));

    assertFails(sample(file, null, 11), "Cannot take 11 rows of data " + file + ": there are 10");
    assertFails(
        sample(file, null, 4),
        "Cannot split data " + file + ": class c0 has 2 examples for 3 parts");
  }

  @Test
  void validatesEveryRowInOneFoldAndKeepsTheTestPart() throws Exception {
    Dataset data =
        read(new DataSpec(file(rows(40, 20)).toString(), null, SplitSpec.folds(3, 0.25, 1)));

    assertThat(data.folds()).isEqualTo(3);
    assertThat(data.fold(0)).isSameAs(data);
    assertThat(data.fold(2)).isSameAs(data.fold(1).fold(2));
    double[] validated =
        IntStream.range(0, 3)
            .mapToObj(data::fold)
            .flatMapToDouble(fold -> Arrays.stream(raw(fold, fold.validation())))
            .sorted()
            .toArray();
    double[] tested = raw(data, data.test());
    assertThat(validated).hasSize(45).doesNotHaveDuplicates();
    assertThat(tested).hasSize(15).doesNotContain(validated);
    for (int i = 0; i < 3; i++) {
      Dataset fold = data.fold(i);
      assertThat(fold.train().rows()).isEqualTo(30);
      assertThat(fold.classCounts()).containsExactly(20, 10);
      assertThat(raw(fold, fold.train())).doesNotContain(raw(fold, fold.validation()));
      assertThat(raw(fold, fold.test())).containsExactly(tested);
      assertThat(mean(fold.train())).isCloseTo(0, within(1e-6));
    }
    assertThatThrownBy(() -> data.fold(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** The whole numbers that the rows held before they were standardised. */
  private static double[] raw(Dataset data, Part part) {
    double mean = data.scaling().means()[0];
    double deviation = data.scaling().deviations()[0];
    return IntStream.range(0, part.rows())
        .mapToDouble(row -> Math.rint(part.feature(row, 0) * deviation + mean))
        .toArray();
  }

  private static double mean(Part part) {
    return IntStream.range(0, part.rows())
        .mapToDouble(row -> part.feature(row, 0))
        .average()
        .orElse(9);
  }

  @Test
  void hasOneFoldWithoutFolds() throws Exception {
    Dataset data = read(DataSpec.digits(DataFiles.SPLIT));

    assertThat(data.folds()).isEqualTo(1);
    assertThat(data.fold(0)).isSameAs(data);
    assertThatThrownBy(() -> data.fold(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusesMoreFoldsThanExamples() throws Exception {
    Path file = file(rows(40, 5));

    assertFails(
        new DataSpec(file.toString(), null, SplitSpec.folds(6, 0.2, 1)),
        "Cannot split data " + file + ": class c1 has 4 examples for 6 parts");
  }

  @Test
  void givesColumnsAShape() throws Exception {
    Dataset data = read(DataSpec.digits(DataFiles.SPLIT).shaped(DataSpec.DIGIT_IMAGES));

    assertThat(data.shape()).isEqualTo(new Shape.Image(8, 8, 1));
    assertThat(data.scaling().means()).hasSize(1);
    assertThat(data.isPadded()).isFalse();
    double squares = 0;
    for (int row = 0; row < data.train().rows(); row++) {
      for (int pixel = 0; pixel < 64; pixel++) {
        squares += data.train().feature(row, pixel) * data.train().feature(row, pixel);
      }
    }
    assertThat(squares / data.train().rows() / 64).isCloseTo(1, within(1e-4));
    assertFails(
        DataSpec.digits(DataFiles.SPLIT).shaped(new Shape.Sequence(8, 2)),
        "Cannot shape data digits: 64 columns are not 8 steps x 2");
  }

  @Test
  void joinsPartsForARefit() throws Exception {
    Dataset data = read(DataSpec.digits(DataFiles.SPLIT));

    Part both = data.train().and(data.validation());

    assertThat(both.rows()).isEqualTo(1258 + 270);
    assertThat(both.label(1258)).isEqualTo(data.validation().label(0));
    assertThat(both.feature(1258, 20)).isEqualTo(data.validation().feature(0, 20));
  }
}
