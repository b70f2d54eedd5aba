package io.nightjar.run;

import io.nightjar.trial.Trial;
import java.util.function.ToIntFunction;

/**
 * Trials that fail, each in an epoch of its own.
 *
 * @param seed the draws are made of it and the trial's id
 * @param share of the trials that fail before they have trained for {@code epochs}, from 0 to 1
 * @param epochs the failing epochs are drawn evenly from 1 to this
 */
public record TrialFailures(long seed, double share, int epochs) implements ToIntFunction<Trial> {

  public TrialFailures {
    if (!(share >= 0 && share <= 1) || epochs < 1) {
      throw new IllegalArgumentException(
          "Invalid failures: a share of " + share + " within " + epochs + " epochs");
    }
  }

  @Override
  public int applyAsInt(Trial trial) {
    UnitDraws draws = new UnitDraws(seed, trial.id());
    return draws.unit(0) < share ? 1 + (int) (draws.unit(1) * epochs) : SimulatedTrials.NEVER;
  }
}
