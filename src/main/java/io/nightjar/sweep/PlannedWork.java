package io.nightjar.sweep;

import io.nightjar.search.Plan;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudySpec;
import java.util.Optional;

/**
 * How much a study plans to do.
 *
 * @param trials of its search
 * @param epochs of its search
 * @param repeatEpochs the most that its repeats take
 * @param mostRounds how often each of the best may be repeated
 */
record PlannedWork(
    int trials, long epochs, Optional<HonestSpec> honest, long repeatEpochs, int mostRounds) {

  static PlannedWork of(Plan plan) {
    return new PlannedWork(plan.trials(), plan.epochs(), Optional.empty(), 0, 0);
  }

  static PlannedWork of(StudySpec study) {
    Plan plan = study.plan();
    return new PlannedWork(
        plan.trials(),
        plan.epochs(),
        study.honest(),
        study.honest().map(honest -> honest.epochs(study.budget())).orElse(0L),
        study.honest().map(honest -> RepeatedBest.mostRounds(study, honest)).orElse(0));
  }

  /**
   * The repeats that follow a search.
   *
   * @param rivals the trials that may be repeated
   */
  int repeats(int rivals) {
    return repeated(rivals) * honest.map(HonestSpec::repeats).orElse(0);
  }

  /** Those with all further rounds that there may be time for. */
  int mostRepeats(int rivals) {
    return repeated(rivals) * mostRounds;
  }

  private int repeated(int rivals) {
    return Math.min(rivals, honest.map(HonestSpec::best).orElse(0));
  }
}
