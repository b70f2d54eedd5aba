package io.nightjar.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** The study of every round: small, with barriers, promotions and a test of the winner. */
record Job(Path file) {
  static final int TRIALS = 22;

  /** The lines of its journal: a header, then two for each of 29 tasks and for the test. */
  static final int JOURNAL_LINES = 61;

  /** In the first rung of the first bracket, so that much comes after it. */
  static final long FAULTY_TRIAL = 7;

  private static final int PIXELS = 64;
  private static final String DIGITS = "/io/nightjar/dl4j/digits.csv.gz";
  private static final String TEXT =
      """
      study: faults
      model: mlp
      data: {source: digits.csv, label: digit}
      parameters:
        learning-rate: documented
        batch-size: {range: [32, 256], scale: log}
        width: 32
        depth: 1
      budget: {trials: %d, epochs: [1, 9]}
      honest: none
      seed: 5
      """;

  /** Writes the job and its data, which are a file so that a node can see another one. */
  static Job write(Path folder) throws IOException {
    String names =
        IntStream.range(0, PIXELS).mapToObj(i -> "pixel_" + i).collect(Collectors.joining(","));
    try (InputStream digits = Job.class.getResourceAsStream(DIGITS);
        OutputStream csv = Files.newOutputStream(folder.resolve("digits.csv"))) {
      csv.write((names + ",digit\n").getBytes(StandardCharsets.UTF_8));
      new GZIPInputStream(digits).transferTo(csv);
    }
    return new Job(Files.writeString(folder.resolve("faults.yaml"), TEXT.formatted(TRIALS)));
  }
}
