package io.nightjar.report;

import io.nightjar.trial.Goals;
import io.nightjar.trial.TrialResult;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The winner of one sweep held against that of another one, on the same data.
 *
 * <p>Repeats of the same number have the same seed and the same rows in every sweep, so they are
 * pairs: what a seed or a row does to both winners cancels. The interval is that of the mean of the
 * differences for other seeds and other rows ({@link RepeatNoise}).
 *
 * @param difference this winner's mean less the other one's, in the unit of the objective
 * @param low the lower end of the 95 % interval of the difference
 * @param high its upper end
 * @param pairs of repeats
 */
public record WinnerComparison(
    double difference, double low, double high, int pairs, Verdict verdict) {
  private static final double LEVEL = 0.975;

  /** Whether the interval leaves a doubt. */
  public enum Verdict {
    BETTER,
    SAME,
    WORSE
  }

  /**
   * Compares the first trials by their repeats; empty where a sweep has none.
   *
   * @param repeats of the sweep in question
   * @param others of the sweep to compare it with
   */
  public static Optional<WinnerComparison> of(
      Collection<TrialResult> repeats, Collection<TrialResult> others, Goals goals) {
    List<RepeatScores> these = Repeats.scores(repeats, goals);
    List<RepeatScores> those = Repeats.scores(others, goals);
    return these.isEmpty() || those.isEmpty()
        ? Optional.empty()
        : Optional.of(of(these.get(0).minus(those.get(0)), goals));
  }

  private static WinnerComparison of(RepeatScores loss, Goals goals) {
    double half = new RepeatNoise(List.of(loss)).ofMean(0).distance(LEVEL);
    double one = difference(loss.mean() - half, goals);
    double other = difference(loss.mean() + half, goals);
    return new WinnerComparison(
        difference(loss.mean(), goals),
        Math.min(one, other),
        Math.max(one, other),
        loss.repeats(),
        verdict(loss.mean(), half));
  }

  /** In the unit of the objective; none has no sign. */
  private static double difference(double loss, Goals goals) {
    return goals.objective().loss(loss) + 0.0;
  }

  private static Verdict verdict(double loss, double half) {
    if (Math.abs(loss) <= half) {
      return Verdict.SAME;
    }
    return loss < 0 ? Verdict.BETTER : Verdict.WORSE;
  }
}
