package io.nightjar.cli;

import io.nightjar.sweep.Runners;
import io.nightjar.sweep.SweepData;

/** Nightjar whose trials misbehave as the settings {@code spark.nightjar.faults.*} say. */
public final class FaultyNightjar {
  private FaultyNightjar() {}

  /** Runs a command, as {@link Nightjar#main(String[])} does. */
  public static void main(String[] args) {
    FaultySetting setting = FaultySetting.ofThisJvm();
    Runners runners =
        (study, data) ->
            new FaultyRunner(Runners.DL4J.runner(study, faulty(data, setting)), setting);
    Nightjar.main(runners, args);
  }

  private static SweepData faulty(SweepData data, FaultySetting setting) {
    return new SweepData(
        data.spec(),
        new FaultyFiles(data.files(), setting.changedNode()),
        data.fingerprint(),
        data.initial(),
        data.models(),
        data.job());
  }
}
