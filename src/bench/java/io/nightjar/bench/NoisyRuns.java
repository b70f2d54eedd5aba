package io.nightjar.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Says which run of a configuration a study sees: by its repetition, the configuration, and how
 * often it asked for that one before, so that all systems see the same.
 */
final class NoisyRuns {
  private static final int CHECKED_REPETITIONS = 3;
  private static final int CHECKED_POSITIONS = 50;
  private static final int CHECK_PRIME = 1_000_003;

  private final BenchTable table;
  private final int repetition;
  private final Map<Integer, Integer> visits = new HashMap<>();

  NoisyRuns(BenchTable table, int repetition) {
    this.table = table;
    this.repetition = repetition;
  }

  /** The value of the next visit of a configuration. */
  double next(int[] digits) {
    int position = table.position(digits);
    int visit = visits.merge(position, 1, Integer::sum) - 1;
    double[] runs = table.runs().get(position);
    return runs[index(repetition, digits, visit, runs.length)];
  }

  private static int index(int repetition, int[] digits, int visit, int runs) {
    String configuration =
        Arrays.stream(digits).mapToObj(String::valueOf).collect(Collectors.joining(","));
    CRC32 sum = new CRC32();
    sum.update((repetition + "/" + configuration + "/" + visit).getBytes(StandardCharsets.UTF_8));
    return (int) (sum.getValue() % runs);
  }

  /** A number made of some runs, by which the peers' side is held to the same rule. */
  static int checksum(BenchTable table) {
    long total = 0;
    int positions = Math.min(CHECKED_POSITIONS, table.runs().size());
    for (int repetition = 0; repetition < CHECKED_REPETITIONS; repetition++) {
      for (int position = 0; position < positions; position++) {
        int runs = table.runs().get(position).length;
        for (int visit = 0; visit < 2; visit++) {
          total =
              (31 * total + index(repetition, table.digits(position), visit, runs)) % CHECK_PRIME;
        }
      }
    }
    return (int) total;
  }
}
