package io.nightjar.cli;

import io.nightjar.run.Checkpoints;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import java.util.Map;

/** A context in which every epoch takes its time. */
record FaultyContext(TrialContext context, long pauseMillis) implements TrialContext {

  @Override
  public void report(int epochs, Map<String, Double> metrics) throws TrialException {
    context.report(epochs, metrics);
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void checkAlive() throws TrialException {
    context.checkAlive();
  }

  @Override
  public Checkpoints checkpoints() {
    return context.checkpoints();
  }

  @Override
  public void resumedFrom(int epochs) {
    context.resumedFrom(epochs);
  }

  @Override
  public void warn(String warning) {
    context.warn(warning);
  }

  @Override
  public String device() {
    return context.device();
  }
}
