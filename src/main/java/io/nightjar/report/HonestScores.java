package io.nightjar.report;

import io.nightjar.trial.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.hipparchus.util.FastMath;

/**
 * Scores of repeated trials that allow for the choice of the best among them.
 *
 * <p>Fresh seeds take the luck of seeds out of a score, not the luck with the rows of the
 * validation part, which chose the trials before and judge them again. So an interval starts from
 * the mean of the repeats, takes off the rows' luck in the search as {@link SearchLuck} has it, and
 * draws the mean towards that of all repeated trials, as far as their differences are noise: the
 * first of them is first by luck, too (Efron, Morris: Stein's estimation rule and its competitors,
 * 1973). That needs four trials; up to three are allowed for by the level instead (Šidák 1967). Its
 * width is that of seeds and rows ({@link RepeatNoise}), not less for the shrinking, and more for
 * what the corrections do not know.
 *
 * <p>A trial ties with the first if it is not worse significantly: one-sided, with Bonferroni's
 * allowance for all that are held against the first (after Hsu: Constrained simultaneous confidence
 * intervals for multiple comparisons with the best, 1984).
 */
final class HonestScores {
  private static final double ERROR = 0.05;

  /** Fewer means cannot be shrunk towards their own mean. */
  private static final int FEWEST_TO_SHRINK = 4;

  private final List<RepeatScores> trials;
  private final Objective objective;
  private final RepeatNoise noise;
  private final SearchLuck luck;
  private final double center;
  private final double shrinkage;

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
    double[] means = trials.stream().mapToDouble(RepeatScores::mean).toArray();
    this.center = Spread.mean(means);
    this.shrinkage = shrinkage(Spread.variance(means));
  }

  /** The share of the differences between means that is noise. */
  private double shrinkage(double spread) {
    int count = trials.size();
    if (count < FEWEST_TO_SHRINK || spread == 0) {
      return 0;
    }
    double noiseOfMean = noise.ofSeeds() / trials.get(0).repeats() + noise.ofOwnRows();
    return Math.min(1, (count - 3.0) / (count - 1.0) * noiseOfMean / spread);
  }

  /**
   * The scores by trial, best first.
   *
   * @param searched the loss of each trial in the search
   */
  Map<Long, HonestScore> byTrial(LongToDoubleFunction searched) {
    Map<Long, HonestScore> scores = new LinkedHashMap<>();
    for (RepeatScores trial : trials) {
      scores.put(trial.trial(), score(trial, searched.applyAsDouble(trial.trial())));
    }
    return scores;
  }

  private HonestScore score(RepeatScores trial, double searched) {
    double ownRows = noise.ofOwnRows();
    double flattered = luck.expected(searched, ownRows, ownRows + noise.ofSeeds());
    double drawn = shrinkage * (center - trial.mean());
    double unknown = luck.variance(flattered) + drawn * drawn / Math.max(1, trials.size() - 1);
    double loss = trial.mean() + drawn + flattered;
    double half = noise.ofMean().plus(unknown).distance(level());
    double one = objective.loss(loss - half);
    double other = objective.loss(loss + half);
    return new HonestScore(
        objective.loss(trial.mean()),
        Math.min(one, other),
        Math.max(one, other),
        trial.repeats(),
        contest(trial));
  }

  private double level() {
    int atOnce = trials.size() < FEWEST_TO_SHRINK ? trials.size() : 1;
    return (1 + FastMath.pow(1 - ERROR, 1.0 / atOnce)) / 2;
  }

  private HonestScore.Contest contest(RepeatScores trial) {
    RepeatScores first = trials.get(0);
    if (trial.trial() == first.trial()) {
      return HonestScore.Contest.FIRST;
    }
    double critical = noise.ofDifference().distance(1 - ERROR / (trials.size() - 1));
    return trial.mean() - first.mean() > critical
        ? HonestScore.Contest.BEHIND
        : HonestScore.Contest.TIED;
  }
}
