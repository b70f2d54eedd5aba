package io.nightjar.cli;

import io.nightjar.run.Storage;
import io.nightjar.search.Plan;
import io.nightjar.study.StudyListener;
import io.nightjar.sweep.CheckpointKeeper;
import io.nightjar.sweep.Progress;
import io.nightjar.trial.Goals;
import java.io.PrintWriter;
import java.util.List;

/** Lets benchmarks listen to a study with what a sweep listens with. */
public final class SweepListeners {
  private SweepListeners() {}

  /** The progress, in lines, and the keeper of checkpoints. */
  public static StudyListener of(
      Plan plan, Goals goals, int slots, Storage storage, PrintWriter err) {
    return StudyListener.all(
        List.of(
            new Progress(plan, goals, () -> slots, Displays.lines(err)),
            new CheckpointKeeper(storage, goals, 0)));
  }
}
