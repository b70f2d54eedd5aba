package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.data.RawRows;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

final class StandardizerTest {
  private static final SplitSpec SPLIT = new SplitSpec(0.6, 0.2, 0.2, 1);

  @TempDir private Path folder;

  /** Four columns; the first and the third do not change, but in the last row, of the test part. */
  private DataSpec spec() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < 40; row++) {
      lines.add("7,%d,3,%s,%s".formatted(row, row * 0.25 - 4, row % 2 == 0 ? "a" : "b"));
    }
    Path file = Files.write(folder.resolve("rows.csv"), lines);
    return new DataSpec(file.toString(), null, SPLIT);
  }

  private static float[] raw(DataSpec spec, int row) throws DataException {
    return RawRows.test(spec).features().get(row);
  }

  private static void assertSame(INDArray actual, float[] expected) {
    float[] values = actual.dup('c').data().asFloat();
    assertThat(values).hasSize(expected.length);
    for (int i = 0; i < values.length; i++) {
      assertThat((double) values[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  private static float[] standardized(Dataset data, int row) {
    float[] values = new float[data.columns()];
    data.test().copyRow(row, values, 0);
    return values;
  }

  @Test
  void standardisesRowsByColumnAndConstantOnesTo0() throws Exception {
    DataSpec spec = spec();
    Dataset data = Datasets.loadJoined(spec, FileOpener.LOCAL);
    NormalizerStandardize normalizer = Standardizer.of(data.scaling(), data.shape(), 2);
    for (int row = 0; row < data.test().rows(); row++) {
      INDArray features = Nd4j.createFromArray(new float[][] {raw(spec, row)});
      normalizer.transform(features);
      assertSame(features, standardized(data, row));
      assertThat(features.getFloat(0)).isZero();
    }
    INDArray other = Nd4j.createFromArray(new float[][] {{8, 0, 3, 0}});
    normalizer.transform(other);
    assertThat(other.getFloat(0)).as("another value of a constant column").isZero();
  }

  @Test
  void standardisesFlatImagesByTheChannelOfEachColumn() throws Exception {
    DataSpec spec = spec().shaped(new Shape.Image(2, 1, 2));
    Dataset data = Datasets.loadJoined(spec, FileOpener.LOCAL);
    INDArray features = Nd4j.createFromArray(new float[][] {raw(spec, 0)});
    Standardizer.of(data.scaling(), data.shape(), 2).transform(features);
    assertSame(features, standardized(data, 0));
  }

  @Test
  void standardisesImagesByChannel() throws Exception {
    DataSpec spec = spec().shaped(new Shape.Image(2, 1, 2));
    Dataset data = Datasets.loadJoined(spec, FileOpener.LOCAL);
    INDArray features = Nd4j.create(raw(spec, 0), new long[] {1, 2, 2, 1}, 'c');
    Standardizer.of(data.scaling(), data.shape(), 4).transform(features);
    assertSame(features, standardized(data, 0));
  }

  @Test
  void standardisesSequencesByChannelAndLeavesPaddingAt0() throws Exception {
    DataSpec spec = spec().shaped(new Shape.Sequence(2, 2));
    Dataset data = Datasets.loadJoined(spec, FileOpener.LOCAL);
    float[] row = raw(spec, 0); // [step][channel]
    INDArray features = Nd4j.createFromArray(new float[][][] {{{row[0], 0}, {row[1], 0}}});
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 0}});
    Standardizer.of(data.scaling(), data.shape(), 3).transform(features, mask);
    float[] expected = standardized(data, 0);
    assertSame(features, new float[] {expected[0], 0, expected[1], 0});
  }
}
