package io.nightjar.bench;

import io.nightjar.trial.Direction;
import io.nightjar.trial.Objective;
import java.util.Arrays;

/**
 * Measures what a study chose by the best and the median of all that it could choose: 0 is the
 * best, 1 the median.
 *
 * <p>It counts in losses, which are minimised.
 */
record Regret(double best, double median) {

  static Regret over(double[] losses) {
    double least = Arrays.stream(losses).min().orElseThrow();
    return new Regret(least, Medians.of(Arrays.stream(losses).boxed().toList()));
  }

  /** What is minimised: the value itself, or with its sign changed where more is better. */
  static double loss(Objective objective, double value) {
    return objective.direction() == Direction.MINIMIZE ? value : -value;
  }

  double of(double loss) {
    return (loss - best) / (median - best);
  }
}
