package io.nightjar.report;

import io.nightjar.trial.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.util.FastMath;

/**
 * Scores of repeated trials that allow for the choice of the best among them.
 *
 * <p>Fresh seeds take the luck of seeds out of a score, not the luck with the rows of the
 * validation part, which chose the trials before and judge them again. So an interval starts from
 * the mean of the repeats, takes off the rows' luck in the search as {@link SearchLuck} has it, and
 * draws the mean towards that of all repeated trials ({@link Shrinkage}): the first of them is
 * first by luck, too. That needs four trials; up to three are allowed for by the level instead
 * (Šidák 1967). Its width is that of seeds and rows ({@link RepeatNoise}), not less for the
 * shrinking, and more for what the corrections do not know.
 *
 * <p>A trial ties with the first if it is not worse significantly: one-sided, with Bonferroni's
 * allowance for all that are held against the first (after Hsu: Constrained simultaneous confidence
 * intervals for multiple comparisons with the best, 1984).
 */
final class HonestScores {
  private static final double ERROR = 0.05;

  private final List<RepeatScores> trials;
  private final Objective objective;
  private final RepeatNoise noise;
  private final SearchLuck luck;
  private final Shrinkage shrinkage;
  private final Scale scale;

  /**
   * Scores of trials.
   *
   * @param trials best first, at least one, each repeated as often, at least twice
   * @param losses those of all trials that the search brought to the same budget
   */
  HonestScores(List<RepeatScores> trials, double[] losses, Objective objective) {
    this.trials = trials;
    this.objective = objective;
    this.noise = new RepeatNoise(trials);
    this.luck = new SearchLuck(losses);
    this.scale = Scale.of(trials, objective);
    this.shrinkage =
        new Shrinkage(
            trials.stream().mapToDouble(RepeatScores::mean).toArray(),
            IntStream.range(0, trials.size()).mapToDouble(this::ofMean).toArray());
  }

  /** Of what differs between the trials: rows do much to all alike. */
  private double ofMean(int trial) {
    return noise.ofSeeds(trial) / trials.get(trial).repeats() + noise.ofOwnRows(trial);
  }

  /**
   * The scores by trial, best first.
   *
   * @param searched the loss of each trial in the search
   */
  Map<Long, HonestScore> byTrial(LongToDoubleFunction searched) {
    Map<Long, HonestScore> scores = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      long id = trials.get(i).trial();
      scores.put(id, score(i, searched.applyAsDouble(id)));
    }
    return scores;
  }

  /** The scores that there can be: no interval goes beyond. */
  private record Scale(double low, double high) {
    private static final Set<String> SHARES = Set.of("accuracy", "f1");

    /** Of a metric by its name, unless a user's own of that name is something else. */
    static Scale of(List<RepeatScores> trials, Objective objective) {
      boolean isShare =
          SHARES.contains(objective.metric())
              && trials.stream()
                  .mapToDouble(trial -> objective.loss(trial.mean()))
                  .allMatch(mean -> mean >= 0 && mean <= 1);
      return isShare
          ? new Scale(0, 1)
          : new Scale(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    double nearest(double score) {
      return Math.min(high, Math.max(low, score));
    }
  }

  private HonestScore score(int position, double searched) {
    RepeatScores trial = trials.get(position);
    double ownRows = noise.ofOwnRows(position);
    double flattered = luck.expected(searched, ownRows, ownRows + noise.ofSeeds(position));
    double drawn = shrinkage.of(position, trial.mean());
    double unknown = luck.variance(flattered) + drawn * drawn / Math.max(1, trials.size() - 1);
    double loss = trial.mean() + drawn + flattered;
    double half = noise.ofMean(position).plus(unknown).distance(level());
    double one = scale.nearest(objective.loss(loss - half));
    double other = scale.nearest(objective.loss(loss + half));
    return new HonestScore(
        objective.loss(trial.mean()),
        Math.min(one, other),
        Math.max(one, other),
        trial.repeats(),
        contest(position));
  }

  private double level() {
    int atOnce = trials.size() < Shrinkage.FEWEST ? trials.size() : 1;
    return (1 + FastMath.pow(1 - ERROR, 1.0 / atOnce)) / 2;
  }

  private HonestScore.Contest contest(int position) {
    if (position == 0) {
      return HonestScore.Contest.FIRST;
    }
    RepeatScores first = trials.get(0);
    List<RepeatScores> behind = trials.stream().skip(1).map(each -> each.minus(first)).toList();
    double critical =
        new RepeatNoise(behind).ofMean(position - 1).distance(1 - ERROR / behind.size());
    return behind.get(position - 1).mean() > critical
        ? HonestScore.Contest.BEHIND
        : HonestScore.Contest.TIED;
  }
}
