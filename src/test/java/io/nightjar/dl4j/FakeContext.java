package io.nightjar.dl4j;

import io.nightjar.run.Checkpoints;
import io.nightjar.run.Storage;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Remembers what a trial says; can tell it to stop. */
final class FakeContext implements TrialContext {
  final List<Measurement> curve = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();
  int resumedFrom;
  int stepsLeft = Integer.MAX_VALUE;

  private final Checkpoints checkpoints;

  FakeContext(Storage storage, long trialId) {
    checkpoints = new Checkpoints(storage, trialId);
  }

  @Override
  public void report(int epochs, Map<String, Double> metrics) {
    curve.add(new Measurement(epochs, metrics));
  }

  @Override
  public void checkAlive() throws TrialException {
    if (stepsLeft-- == 0) {
      throw new TrialException(FailureKind.TIMED_OUT, "The test stops it");
    }
  }

  @Override
  public Checkpoints checkpoints() {
    return checkpoints;
  }

  @Override
  public void resumedFrom(int epochs) {
    resumedFrom = epochs;
  }

  @Override
  public void warn(String warning) {
    warnings.add(warning);
  }

  @Override
  public String device() {
    return "cpu";
  }
}
