package io.nightjar.spark;

import io.nightjar.run.TrialProbe;
import io.nightjar.trial.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The trial that a slot runs, between its own thread and the thread of the heartbeat. */
final class LiveTrial implements TrialProbe {
  private final BooleanSupplier isKilled;
  private final List<Measurement> curve = new ArrayList<>();
  private volatile boolean isCancelled;

  LiveTrial(BooleanSupplier isKilled) {
    this.isKilled = isKilled;
  }

  @Override
  public synchronized void reported(Measurement point) {
    curve.add(point);
  }

  synchronized List<Measurement> curve() {
    return List.copyOf(curve);
  }

  void cancel() {
    isCancelled = true;
  }

  @Override
  public boolean isCancelled() {
    return isCancelled || isKilled.getAsBoolean();
  }
}
