package io.nightjar.dl4j;

import io.nightjar.trial.DataSpec;
import io.nightjar.trial.SplitSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small file of sequences of different lengths: noisy waves, slow and fast ones. */
final class Sequences {
  private static final int ROWS = 120;
  private static final int LONGEST = 9;
  private static final int CHANNELS = 2;

  private Sequences() {}

  /** The file, written once for this JVM. */
  private static final class File {
    static final DataSpec DATA =
        new DataSpec(write().toString(), null, new SplitSpec(0.6, 0.2, 0.2, 1));

    private static Path write() {
      try {
        Path path = Files.createTempDirectory("nightjar").resolve("waves.ts");
        path.toFile().deleteOnExit();
        return Files.writeString(path, text());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static DataSpec data() {
    return File.DATA;
  }

  private static String text() {
    Random random = new Random(4);
    return IntStream.range(0, ROWS)
        .mapToObj(row -> row(row % 2, random))
        .collect(
            Collectors.joining(
                "\n",
                """
                @problemName waves
                @univariate false
                @dimensions 2
                @equalLength false
                @classLabel true slow fast
                @data
                """,
                "\n"));
  }

  private static String row(int label, Random random) {
    int steps = 4 + random.nextInt(LONGEST - 3);
    double speed = label == 0 ? 0.4 : 1.6;
    double start = random.nextDouble() * 6;
    return IntStream.range(0, CHANNELS)
            .mapToObj(
                channel ->
                    IntStream.range(0, steps)
                        .mapToObj(step -> Math.sin(start + speed * step + channel))
                        .map(value -> value + random.nextGaussian() * 0.1)
                        .map(value -> String.format(Locale.ROOT, "%.4f", value))
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining(":"))
        + (label == 0 ? ":slow" : ":fast");
  }
}
