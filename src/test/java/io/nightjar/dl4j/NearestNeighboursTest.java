package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.data.Part;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.SplitSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NearestNeighboursTest {
  private static final Path LETTERS =
      Path.of("../shared/data/train/letter/letter-recognition.csv.gz");

  @Test
  void findsWhatComparingAllFinds() {
    float[] places = random(2500 * 3, 1);
    float[] queries = random(40 * 3, 2);

    int[] nearest = new NearestNeighbours(places, 3).nearest(queries);

    for (int query = 0; query < nearest.length; query++) {
      double found = distance(places, nearest[query], queries, query);
      for (int place = 0; place < 2500; place++) {
        assertThat(distance(places, place, queries, query)).isGreaterThanOrEqualTo(found - 1e-6);
      }
    }
  }

  private static float[] random(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static double distance(float[] places, int place, float[] queries, int query) {
    double sum = 0;
    for (int column = 0; column < 3; column++) {
      double difference = places[place * 3 + column] - queries[query * 3 + column];
      sum += difference * difference;
    }
    return sum;
  }

  @Test
  void ofEquallyNearOnesItTakesTheFirst() {
    assertThat(new NearestNeighbours(new float[] {5, 1, 3, 1}, 1).nearest(2f, 0f, 4f))
        .containsExactly(1, 1, 0);
  }

  @Test
  void whatIsNoNumberHasNoNeighbour() {
    assertThat(new NearestNeighbours(new float[] {1, 2}, 1).nearest(Float.NaN, 2f))
        .containsExactly(-1, 1);
  }

  /** What an embedding of the letters has to be better than; the figures of docs/models.md. */
  @Test
  void classifiesRawLetters() throws Exception {
    assumeTrue(Files.isRegularFile(LETTERS));
    Dataset data =
        Datasets.load(
            new DataSpec(
                DataFile.of(LETTERS.toString()),
                "0",
                null,
                null,
                null,
                new SplitSpec(0.7, 0.1, 0.2, 1)),
            FileOpener.LOCAL);

    assertThat(accuracy(data, data.validation())).isEqualTo(0.9525);
    assertThat(accuracy(data, data.test())).isEqualTo(0.94325);
  }

  private static double accuracy(Dataset data, Part part) {
    int[] neighbours =
        new NearestNeighbours(values(data.train()), part.columns()).nearest(values(part));
    return NeighbourScores.of(data, part, neighbours).getOrDefault("accuracy", 0.0);
  }

  private static float[] values(Part part) {
    float[] values = new float[part.rows() * part.columns()];
    for (int row = 0; row < part.rows(); row++) {
      part.copyRow(row, values, row * part.columns());
    }
    return values;
  }
}
