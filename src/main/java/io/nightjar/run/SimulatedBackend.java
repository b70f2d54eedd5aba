package io.nightjar.run;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * Trains nothing, on a virtual clock: a night of a cluster in milliseconds.
 *
 * <p>A number of slots work off the tasks in the order of submission. {@link #take} sets the clock
 * to the next end of a task, where several end at once by trial id. A trial that goes on from a
 * rung costs only the epochs that are added. When a result came is the end of its last attempt; the
 * clock starts at {@link Instant#EPOCH}.
 */
public final class SimulatedBackend implements Backend {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

  private static final Origin ORIGIN =
      new Origin("simulated", "localhost", "simulated", "none", 0, Engine.JAVA.libraries());

  private final SimulatedTrials trials;
  private final Deque<TrialTask> waiting = new ArrayDeque<>();
  private final PriorityQueue<Running> running = new PriorityQueue<>(Running.BY_END);
  private final PriorityQueue<Integer> free = new PriorityQueue<>();
  private final Map<Long, Integer> reached = new HashMap<>();
  private final BusyTime busy;
  private long now;
  private Supplier<Duration> alarm = () -> NEVER;
  private Runnable atAlarm = () -> {};

  /** A backend with this many slots, at least 1, whose clock stands at 0. */
  public SimulatedBackend(int slots, SimulatedTrials trials) {
    if (slots < 1) {
      throw new IllegalArgumentException("Invalid number of slots: " + slots);
    }
    this.trials = trials;
    this.busy = new BusyTime(slots);
    for (int slot = 0; slot < slots; slot++) {
      free.add(slot);
    }
  }

  private record Running(TrialTask task, int slot, int from, long start, long end) {
    static final Comparator<Running> BY_END =
        Comparator.comparingLong(Running::end)
            .thenComparing(one -> one.task().trial().id())
            .thenComparing(one -> one.task().epochs())
            .thenComparing(one -> one.task().repeat());
  }

  /** The virtual time since the start. */
  public Duration time() {
    return Duration.ofNanos(now);
  }

  /**
   * Sets an alarm: a {@link #take} that would pass this moment runs the action there first, which
   * may interrupt it.
   *
   * @param moment since the start, read at each take
   */
  public void alarm(Supplier<Duration> moment, Runnable action) {
    alarm = moment;
    atAlarm = action;
  }

  /**
   * The share of all slots' time that was used until a moment; 1 at the very start. Tasks count
   * from their start, also where they are not taken yet.
   *
   * @param until not after {@link #time}
   */
  public double busyShare(Duration until) {
    if (until.toNanos() > now || until.isNegative()) {
      throw new IllegalArgumentException(
          "Invalid moment: " + until + " of a simulation until " + time());
    }
    return busy.share(until.toNanos());
  }

  @Override
  public boolean hasCapacity() {
    return !free.isEmpty();
  }

  @Override
  public boolean isIdle() {
    return running.isEmpty();
  }

  @Override
  public boolean isReady() {
    return !isIdle();
  }

  @Override
  public void submit(TrialTask task) {
    waiting.add(task);
    startNext();
  }

  private void startNext() {
    if (waiting.isEmpty() || free.isEmpty()) {
      return;
    }
    TrialTask task = waiting.remove();
    int from = task.purpose() == Purpose.REPEAT ? 0 : reached.getOrDefault(task.trial().id(), 0);
    double seconds =
        trials
            .times()
            .seconds(task, Math.max(0, trials.reaches(task) - from), now / NANOS_PER_SECOND);
    long end = now + Math.round(seconds * NANOS_PER_SECOND);
    running.add(new Running(task, free.remove(), from, now, end));
    busy.add(now, end);
  }

  @Override
  public TrialResult take() throws InterruptedException {
    if (isIdle()) {
      throw new IllegalStateException("Cannot take a result: no task is submitted");
    }
    ring();
    if (Thread.interrupted()) {
      throw new InterruptedException("The sweep is stopped");
    }
    Running ended = running.remove();
    now = ended.end();
    free.add(ended.slot());
    TrialResult result = result(ended);
    if (result.isCompleted() && ended.task().purpose() != Purpose.REPEAT) {
      reached.merge(ended.task().trial().id(), ended.task().epochs(), Math::max);
    }
    startNext();
    return result;
  }

  private void ring() {
    long moment = Math.max(now, alarm.get().toNanos());
    if (!running.isEmpty() && running.element().end() > moment) {
      now = moment;
      atAlarm.run();
    }
  }

  private TrialResult result(Running ended) {
    Outcome outcome = trials.outcome(ended.task());
    Outcome.Failed failure = outcome instanceof Outcome.Failed failed ? failed : null;
    List<Measurement> curve =
        outcome instanceof Outcome.Completed completed
            ? List.of(completed.measurement())
            : List.of();
    Attempt attempt =
        new Attempt(
            1,
            ended.slot(),
            ORIGIN,
            ended.from(),
            Instant.EPOCH.plusNanos(ended.start()),
            Instant.EPOCH.plusNanos(ended.end()),
            failure);
    return new TrialResult(ended.task(), outcome, curve, List.of(attempt), List.of());
  }

  @Override
  public void close() {
    running.clear();
    waiting.clear();
  }
}
