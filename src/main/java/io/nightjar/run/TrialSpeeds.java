package io.nightjar.run;

import io.nightjar.trial.Trial;
import java.util.function.ToDoubleFunction;

/**
 * Seconds per epoch, drawn for each trial from a log-normal distribution, with some stragglers.
 *
 * @param seed the draws are made of it and the trial's id
 * @param median of those that are no stragglers, in seconds, above 0
 * @param sigma the standard deviation of the logarithm, at least 0
 * @param stragglers the share of trials that are slower, from 0 to 1
 * @param slowdown how many times slower these are, at least 1
 */
public record TrialSpeeds(
    long seed, double median, double sigma, double stragglers, double slowdown)
    implements ToDoubleFunction<Trial> {

  public TrialSpeeds {
    if (!(median > 0)
        || !(sigma >= 0)
        || !(stragglers >= 0 && stragglers <= 1)
        || !(slowdown >= 1)) {
      throw new IllegalArgumentException(
          "Invalid speeds: median %s s, sigma %s, a share of %s slower by %s"
              .formatted(median, sigma, stragglers, slowdown));
    }
  }

  @Override
  public double applyAsDouble(Trial trial) {
    UnitDraws draws = new UnitDraws(seed, trial.id());
    double slower = draws.unit(0) < stragglers ? slowdown : 1;
    return median * StrictMath.exp(sigma * draws.normal(1)) * slower;
  }
}
