package io.nightjar.spark;

import io.nightjar.run.TrialProbe;
import io.nightjar.trial.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The trial that a slot runs, between its own thread and the thread of the heartbeat. */
final class LiveTrial implements TrialProbe {
  private final BooleanSupplier isKilled;
  private final List<Measurement> unheard = new ArrayList<>();
  private volatile boolean isCancelled;

  LiveTrial(BooleanSupplier isKilled) {
    this.isKilled = isKilled;
  }

  @Override
  public synchronized void reported(Measurement point) {
    unheard.add(point);
  }

  /** The points of the curve that the driver may not have. */
  synchronized List<Measurement> unheard() {
    return List.copyOf(unheard);
  }

  /** The driver has the first of them. */
  synchronized void heard(int points) {
    unheard.subList(0, points).clear();
  }

  void cancel() {
    isCancelled = true;
  }

  @Override
  public boolean isCancelled() {
    return isCancelled || isKilled.getAsBoolean();
  }
}
