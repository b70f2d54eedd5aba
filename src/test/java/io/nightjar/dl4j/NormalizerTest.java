package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.data.Part;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Shape;
import io.nightjar.trial.SplitSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** A model's users standardise with ND4J's own class: it must say the same as Nightjar. */
final class NormalizerTest {
  private static final SplitSpec SPLIT = new SplitSpec(0.5, 0.25, 0.25, 1);

  @TempDir private Path folder;

  /** What a row holds before it is standardised; channels that vary differ in mean and spread. */
  private static double value(int row, int column, int channel) {
    return Math.sin(1 + 3 * row + 7 * column) * (1 + channel) + 10 * channel;
  }

  private Dataset flat(@Nullable Shape shape, int columns) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 40; row++) {
      for (int column = 0; column < columns; column++) {
        int channel = shape == null ? column : shape.channel(column);
        text.append((float) value(row, column, channel)).append(',');
      }
      text.append(row % 2).append('\n');
    }
    Path file = Files.writeString(folder.resolve("rows.csv"), text);
    DataSpec spec = new DataSpec(file.toString(), "" + columns, SPLIT);
    return Datasets.load(shape == null ? spec : spec.shaped(shape), FileOpener.LOCAL);
  }

  /** The rows of a part as they stood in the file. */
  private static INDArray raw(Dataset data, Part part, long... shape) {
    float[] values = new float[part.rows() * part.columns()];
    double[] means = data.scaling().means();
    double[] deviations = data.scaling().deviations();
    for (int i = 0; i < values.length; i++) {
      int row = i / part.columns();
      int column = i % part.columns();
      int channel = part.shape().channel(column);
      values[i] = (float) (part.feature(row, column) * deviations[channel] + means[channel]);
    }
    return Nd4j.create(values, shape, 'c');
  }

  private static void assertSame(Dataset data, INDArray raw, @Nullable INDArray mask) {
    NormalizerStandardize normalizer = new NormalizerStandardize();
    DataSet train = new DataSet(raw, Nd4j.zeros(raw.size(0), 2), mask, null);
    normalizer.fit(train);

    assertThat(doubles(normalizer.getMean())).containsExactly(data.scaling().means(), within(1e-4));
    assertThat(doubles(normalizer.getStd()))
        .containsExactly(data.scaling().deviations(), within(1e-4));
  }

  private static double[] doubles(INDArray values) {
    return DoubleStream.of(values.toDoubleVector()).toArray();
  }

  @Test
  void agreesOnColumns() throws Exception {
    Dataset data = flat(null, 5);

    assertSame(data, raw(data, data.train(), data.train().rows(), 5), null);
  }

  @Test
  void agreesOnImages() throws Exception {
    Dataset data = flat(new Shape.Image(3, 2, 2), 12);

    assertSame(data, raw(data, data.train(), data.train().rows(), 2, 3, 2), null);
  }

  @Test
  void agreesOnStepsThatAreNoPadding() throws Exception {
    StringBuilder text = new StringBuilder("@classLabel true a b\n@data\n");
    for (int row = 0; row < 40; row++) {
      for (int channel = 0; channel < 2; channel++) {
        for (int step = 0; step < 2 + row % 4; step++) {
          text.append(step == 0 ? "" : ",").append((float) value(row, step, channel));
        }
        text.append(':');
      }
      text.append(row % 2 == 0 ? "a\n" : "b\n");
    }
    Path file = Files.writeString(folder.resolve("rows.ts"), text);
    Dataset data = Datasets.load(new DataSpec(file.toString(), null, SPLIT), FileOpener.LOCAL);
    Part train = data.train();

    INDArray raw = raw(data, train, train.rows(), 5, 2).permute(0, 2, 1).dup('c');
    INDArray mask = Nd4j.zeros(train.rows(), 5);
    for (int row = 0; row < train.rows(); row++) {
      for (int step = 0; step < train.length(row); step++) {
        mask.putScalar(row, step, 1);
      }
    }
    assertSame(data, raw, mask);
  }
}
