package io.nightjar.run;

import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The context of one attempt. The trial's thread writes, the waiting thread reads, and a trial that
 * was left behind finds it closed.
 */
final class LiveContext implements TrialContext {
  private static final int USUAL_TIMES = 3;

  private final TrialTask task;
  private final Goals goals;
  private final Storage storage;
  private final String device;
  private final TrialProbe probe;
  private final Deadline deadline;
  private final List<Measurement> curve = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** When the trial last took an occasion to stop; 0 before that, since a runner may take none. */
  private volatile long signNanos;

  /** The longest time from one occasion to the next. */
  private volatile long longestNanos;

  private int fromEpochs;
  private Outcome.@Nullable Failed failure;

  LiveContext(
      TrialTask task,
      Goals goals,
      Storage storage,
      String device,
      TrialProbe probe,
      Deadline deadline) {
    this.task = task;
    this.goals = goals;
    this.storage = storage;
    this.device = device;
    this.probe = probe;
    this.deadline = deadline;
  }

  @Override
  public void report(int epochs, Map<String, Double> metrics) throws TrialException {
    checkAlive();
    Measurement point = new Measurement(epochs, metrics);
    if (goals.finite(new Outcome.Completed(point)) instanceof Outcome.Failed failed) {
      throw fail(failed);
    }
    append(point);
    probe.reported(point);
  }

  private synchronized void append(Measurement point) {
    if (!curve.isEmpty() && point.epochs() <= lastEpochs()) {
      throw new IllegalArgumentException(
          "Invalid report: epoch " + point.epochs() + " after epoch " + lastEpochs());
    }
    curve.add(point);
  }

  private int lastEpochs() {
    return curve.get(curve.size() - 1).epochs();
  }

  /** Keeps the last point too, unless the runner has reported it already. */
  synchronized void complete(Measurement last) {
    if (curve.isEmpty() || last.epochs() > lastEpochs()) {
      curve.add(last);
    }
  }

  @Override
  public void checkAlive() throws TrialException {
    long now = deadline.elapsed().toNanos();
    longestNanos = Math.max(longestNanos, now - signNanos);
    signNanos = now;
    checkValid();
    if (probe.isCancelled()) {
      throw fail(Failures.CANCELLED);
    }
  }

  /**
   * The time until the trial hangs if it takes no occasion to stop: some times as long as it took
   * from one to the next before, at least {@code stall}; not above zero if it hangs.
   */
  Duration patience(Duration stall) {
    long last = signNanos;
    if (last == 0) {
      return stall;
    }
    Duration usual = Duration.ofNanos(longestNanos).multipliedBy(USUAL_TIMES);
    Duration allowed = usual.compareTo(stall) > 0 ? usual : stall;
    return allowed.minus(deadline.elapsed().minusNanos(last));
  }

  /** Whether what the trial gives still counts, cancelled or not. */
  void checkValid() throws TrialException {
    Outcome.Failed known = failure();
    if (known != null) {
      throw new TrialException(known.kind(), known.reason());
    }
    if (deadline.isOver()) {
      throw fail(Failures.overTime(deadline.limit()));
    }
  }

  /** Fails the trial for good, even if its runner swallows the exception; the first reason wins. */
  synchronized TrialException fail(Outcome.Failed reason) {
    if (failure == null) {
      failure = reason;
    }
    return new TrialException(failure.kind(), failure.reason());
  }

  synchronized Outcome.@Nullable Failed failure() {
    return failure;
  }

  @Override
  public Checkpoints checkpoints() {
    return new Checkpoints(storage, task.trial().id());
  }

  @Override
  public synchronized void resumedFrom(int epochs) {
    fromEpochs = epochs;
  }

  synchronized int fromEpochs() {
    return fromEpochs;
  }

  @Override
  public synchronized void warn(String warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  synchronized List<Measurement> curve() {
    return List.copyOf(curve);
  }

  @Override
  public String device() {
    return device;
  }
}
