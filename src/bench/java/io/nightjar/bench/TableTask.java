package io.nightjar.bench;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two tables of one family: the same space on other data. A trial sees one of the noisy runs. */
record TableTask(String name, BenchTable first, BenchTable second) implements WarmTask {
  /** The family, the table of the earlier sweep and today's. */
  private static final String[][] PAIRS = {
    {"fcnet", "naval_propulsion", "parkinsons_telemonitoring"},
    {"hpobench-nn", "australian", "credit_g"},
  };

  /** The pairs that a folder has. */
  static List<WarmTask> all(Path data) throws IOException {
    List<WarmTask> tasks = new ArrayList<>();
    for (String[] pair : PAIRS) {
      Path family = data.resolve("bench").resolve(pair[0]);
      Path first = family.resolve(pair[1] + ".csv.gz");
      Path second = family.resolve(pair[2] + ".csv.gz");
      if (Files.exists(first) && Files.exists(second)) {
        tasks.add(
            new TableTask(
                pair[1] + " -> " + pair[2], BenchTable.read(first), BenchTable.read(second)));
      }
    }
    return tasks;
  }

  @Override
  public SearchSpace space() {
    return second.space();
  }

  @Override
  public Problem today() {
    return problem(second);
  }

  @Override
  public Problem related(long seed) {
    return problem(first);
  }

  private static Problem problem(BenchTable table) {
    double[] means =
        table.runs().stream().mapToDouble(runs -> mean(table, runs)).sorted().toArray();
    double best = means[0];
    double median = means[means.length / 2];
    return new Problem() {
      @Override
      public double loss(Configuration configuration, long trialSeed) {
        double[] runs = table.runs(configuration);
        return table.objective().loss(runs[Math.floorMod(Seeds.mix(trialSeed, 0), runs.length)]);
      }

      @Override
      public double regret(Configuration configuration) {
        return (mean(table, table.runs(configuration)) - best) / (median - best);
      }
    };
  }

  private static double mean(BenchTable table, double[] runs) {
    return table.objective().loss(Arrays.stream(runs).average().orElseThrow());
  }
}
