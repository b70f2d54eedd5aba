package io.nightjar.bench;

import io.nightjar.trial.TrialResult;
import java.util.List;

/**
 * The share of the slots' time that was spent inside trials.
 *
 * @param inside from the start of the first trial to the end of the last
 * @param overall from the start of the study to its end
 */
record Utilisation(double inside, double overall) {

  static Utilisation of(List<TrialResult> results, int slots, double wallSeconds) {
    double first = Double.POSITIVE_INFINITY;
    double last = 0;
    double busy = 0;
    for (TrialResult result : results) {
      double started = result.value(TimedRunner.STARTED).orElseThrow();
      double ended = result.value(TimedRunner.ENDED).orElseThrow();
      first = Math.min(first, started);
      last = Math.max(last, ended);
      busy += ended - started;
    }
    return new Utilisation(busy / (slots * (last - first)), busy / (slots * wallSeconds));
  }
}
