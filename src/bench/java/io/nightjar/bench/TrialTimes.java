package io.nightjar.bench;

import io.nightjar.study.StudyListener;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;

/** When the trials of a study ran, as {@link TimedRunner} measured it. */
final class TrialTimes implements StudyListener {
  private double first = Double.POSITIVE_INFINITY;
  private double last;
  private double inside;

  @Override
  public void asked(TrialTask task) {}

  @Override
  public void told(TrialResult result) {
    double started = result.value(TimedRunner.STARTED).orElseThrow();
    double ended = result.value(TimedRunner.ENDED).orElseThrow();
    first = Math.min(first, started);
    last = Math.max(last, ended);
    inside += ended - started;
  }

  /** The share of the slots' time inside trials, from the start of the first to the last end. */
  double utilisation(int slots) {
    return utilisation(slots, last - first);
  }

  /** The share of the slots' time inside trials. */
  double utilisation(int slots, double wallSeconds) {
    return inside / (slots * wallSeconds);
  }
}
