package io.nightjar.bench;

import io.nightjar.report.HonestScore;
import io.nightjar.report.Leaderboard;
import io.nightjar.report.Standing;
import io.nightjar.report.SweepSummary;
import io.nightjar.space.Configuration;
import io.nightjar.study.HonestSpec;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.RowGroups;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.util.FastMath;

/** A simulated sweep: every trial once, then the best again, as a real one has it. */
final class HonestySweep {
  private static final Configuration NONE = new Configuration(Map.of());
  private static final double TWO_SIDED = 1.959963984540054;

  private final HonestyWorld world;
  private final HonestSpec spec;
  private final Goals goals;
  private final RandomGenerator random;
  private final double[] ofRows;
  private final double[] worths;
  private final double[] seeds;
  private final double[][] own;
  private final int[] groups;

  HonestySweep(HonestyWorld world, HonestSpec spec, long seed) {
    this.world = world;
    this.spec = spec;
    this.goals = Goals.of(world.objective());
    this.random = new Well19937c(seed);
    this.ofRows = normals(world.rows(), world.row());
    this.worths = new double[world.trials()];
    this.seeds = new double[world.trials()];
    this.own = new double[world.trials()][];
    this.groups = RowGroups.assigned(world.rows());
    for (int i = 0; i < worths.length; i++) {
      worths[i] = world.worth(random);
      seeds[i] = world.seed(random);
      own[i] = normals(world.rows(), world.own());
    }
  }

  private double[] normals(int count, double deviation) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = deviation * random.nextGaussian();
    }
    return values;
  }

  /** An interval for the truth of the trial that a way to judge declares the winner. */
  record Claim(double figure, double low, double high, double truth, double knownWidth) {
    boolean holds() {
      return low <= truth && truth <= high;
    }

    double width() {
      return (high - low) / knownWidth;
    }

    double optimism() {
      return figure - truth;
    }

    double optimismOfMiddle() {
      return (low + high) / 2 - truth;
    }
  }

  /** What the best of the sweep claims, then the repeats alone, then Nightjar. */
  List<Claim> run() {
    List<TrialResult> results = new ArrayList<>();
    for (int i = 0; i < world.trials(); i++) {
      Measurement once = measured(i);
      results.add(BenchResult.of(i, NONE, 1, once.metrics()));
    }
    Standing best = board(results).best().orElseThrow();
    List<TrialResult> repeats = repeats(results);
    results.addAll(repeats);
    Leaderboard board = board(results);
    int winner = (int) board.best().orElseThrow().trial();
    HonestScore score = board.honestBest().orElseThrow();
    double naive = TWO_SIDED * noise((int) best.trial(), 1);
    double half = halfWidth(repeats, winner);
    return List.of(
        claim((int) best.trial(), best.score(), best.score() - naive, best.score() + naive),
        claim(winner, score.mean(), score.mean() - half, score.mean() + half),
        claim(winner, score.mean(), score.low(), score.high()));
  }

  private Claim claim(int trial, double figure, double low, double high) {
    double known = 2 * TWO_SIDED * noise(trial, spec.repeats());
    return new Claim(figure, low, high, world.truth(worths[trial], seeds[trial]), known);
  }

  private double noise(int trial, int repeats) {
    return world.noise(worths[trial], seeds[trial], repeats);
  }

  private Leaderboard board(List<TrialResult> results) {
    return SweepSummary.of(ResultStore.of(results), goals, 1).leaderboard();
  }

  private List<TrialResult> repeats(List<TrialResult> results) {
    List<TrialTask> tasks =
        spec.tasks(
            board(results).standings().stream()
                .limit(spec.best())
                .map(each -> results.get((int) each.trial()).task().trial())
                .toList(),
            1,
            trial -> 1);
    return tasks.stream()
        .map(task -> BenchResult.of(task, measured((int) task.trial().id())))
        .toList();
  }

  /** A training with a fresh seed, measured on all rows and on their groups. */
  private Measurement measured(int trial) {
    double seed = seeds[trial] * random.nextGaussian();
    double[] sums = new double[groups[maxRow()] + 1];
    int[] counts = new int[sums.length];
    double sum = 0;
    for (int i = 0; i < groups.length; i++) {
      double margin =
          worths[trial] + seed + ofRows[i] + own[trial][i] + world.chance() * random.nextGaussian();
      double counted = world.counted(margin);
      sum += counted;
      sums[groups[i]] += counted;
      counts[groups[i]]++;
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      values.add(sums[i] / counts[i]);
    }
    String metric = world.objective().metric();
    return RowGroups.added(new Measurement(1, Map.of(metric, sum / groups.length)), metric, values);
  }

  /** A row of the last group. */
  private int maxRow() {
    int row = 0;
    for (int i = 0; i < groups.length; i++) {
      row = groups[i] > groups[row] ? i : row;
    }
    return row;
  }

  /** Student's interval of a trial's own repeats. */
  private double halfWidth(List<TrialResult> repeats, int trial) {
    double[] values =
        repeats.stream()
            .filter(each -> each.task().trial().id() == trial)
            .mapToDouble(each -> each.value(world.objective().metric()).orElseThrow())
            .toArray();
    double mean = 0;
    double squares = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double error = FastMath.sqrt(squares / (values.length - 1) / values.length);
    return error * new TDistribution(values.length - 1).inverseCumulativeProbability(0.975);
  }
}
