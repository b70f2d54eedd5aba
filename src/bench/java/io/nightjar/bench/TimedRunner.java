package io.nightjar.bench;

import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialRunner;
import io.nightjar.run.TrialThreads;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Does nothing, or sleeps, or keeps its core busy, for a fixed time; measures when it did. */
record TimedRunner(Work work, long nanos) implements TrialRunner {
  static final String LOSS = "loss";
  static final String STARTED = "started";
  static final String ENDED = "ended";
  private static final double SECOND = 1e9;

  /** How a trial spends its time. */
  enum Work {
    SLEEP,
    BUSY
  }

  static TimedRunner noOp() {
    return new TimedRunner(Work.BUSY, 0);
  }

  static TimedRunner of(Work work, Duration time) {
    return new TimedRunner(work, time.toNanos());
  }

  @Override
  public TrialThreads threads() {
    return TrialThreads.SHARED;
  }

  @Override
  public Measurement run(TrialTask task, TrialContext context) throws InterruptedException {
    double started = System.currentTimeMillis() / 1e3;
    long start = System.nanoTime();
    if (work == Work.SLEEP) {
      TimeUnit.NANOSECONDS.sleep(nanos);
    }
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
    double ended = started + (System.nanoTime() - start) / SECOND;
    return new Measurement(
        task.epochs(), Map.of(LOSS, (double) task.trial().id(), STARTED, started, ENDED, ended));
  }
}
