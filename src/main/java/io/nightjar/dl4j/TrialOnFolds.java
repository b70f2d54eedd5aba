package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.run.Checkpoints;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import java.util.Map;

/**
 * A trial as each fold of its data sees it: the first as if it were the only one, the others with a
 * seed and checkpoints of their own.
 */
record TrialOnFolds(Trial trial, Dataset data, TrialContext context) {

  Trial trial(int fold) {
    return fold == 0
        ? trial
        : new Trial(trial.id(), trial.configuration(), Seeds.mix(trial.seed(), fold));
  }

  TrialContext context(int fold) {
    return fold == 0 ? context : new FoldContext(context, fold);
  }

  /** The surroundings of a fold, which reports nothing itself. */
  private record FoldContext(TrialContext whole, int fold) implements TrialContext {
    @Override
    public void report(int epochs, Map<String, Double> metrics) throws TrialException {
      checkAlive();
    }

    @Override
    public void checkAlive() throws TrialException {
      whole.checkAlive();
    }

    @Override
    public Checkpoints checkpoints() {
      return whole.checkpoints().ofFold(fold);
    }

    @Override
    public void resumedFrom(int epochs) {}

    @Override
    public void warn(String warning) {
      whole.warn(warning);
    }

    @Override
    public String device() {
      return whole.device();
    }
  }
}
