package io.nightjar.sweep;

import io.nightjar.results.BadInputException;
import io.nightjar.results.Ending;
import io.nightjar.run.BackendException;
import io.nightjar.run.TaskTime;
import io.nightjar.run.TrialRunner;
import io.nightjar.spark.SparkApplication;
import io.nightjar.spark.SparkBackend;
import io.nightjar.study.StudySpec;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a {@link Probe} in slots of its own, which are gone on return. */
final class ProbeRun {
  /**
   * A probe that takes longer than this and than its share of the time measures nothing: the sweep
   * then learns as it goes.
   */
  private static final Duration MOST = Duration.ofSeconds(20);

  private static final double MOST_SHARE = 0.1;

  private final PreparedSweep sweep;
  private final SweepSetting setting;
  private final Duration time;
  private boolean isInterrupted;
  private Optional<String> trouble = Optional.empty();

  /**
   * A probe.
   *
   * @param time that the whole sweep has
   */
  ProbeRun(PreparedSweep sweep, SweepSetting setting, Duration time) {
    this.sweep = sweep;
    this.setting = setting;
    this.time = time;
  }

  /**
   * What it measured; empty where nothing could be trained in time. A broken cluster shows in the
   * sweep again.
   *
   * @throws BadInputException if the study's model is there no longer
   */
  Optional<MeasuredTimes> measured() throws BadInputException {
    StudySpec study = sweep.study();
    TrialRunner runner = setting.runners().runner(study, sweep.data());
    Stopper stopper = new Stopper();
    StopSignals signals = StopSignals.install(() -> stopper.stop(Ending.INTERRUPTED));
    try (SparkApplication spark = SparkApplication.start(setting.spark(), setting.notes());
        SparkBackend live = setting.backend(spark, study, runner, sweep.folder())) {
      return MeasuredTimes.probed(
          measure(new Probe(study, live.slots(), time), live, stopper), live.slots());
    } catch (BackendException | UncheckedIOException e) {
      trouble = Optional.of(String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (InterruptedException e) {
      isInterrupted = stopper.reason() == Ending.INTERRUPTED;
      return Optional.empty();
    } finally {
      signals.close();
    }
  }

  private List<TaskTime> measure(Probe probe, SparkBackend live, Stopper stopper)
      throws InterruptedException, BackendException {
    Duration limit =
        Duration.ofMillis(Math.max(MOST.toMillis(), (long) (MOST_SHARE * time.toMillis())));
    DeadlineTimer timer = DeadlineTimer.start(Optional.of(limit), stopper);
    try {
      stopper.begin();
      return probe.measure(live);
    } catch (InterruptedException e) {
      trouble = live.lack();
      throw e;
    } finally {
      stopper.finish();
      timer.close();
    }
  }

  /** Why nothing could be trained, where that is no fault of the job. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Whether somebody wants the whole night to end. */
  boolean isInterrupted() {
    return isInterrupted;
  }
}
