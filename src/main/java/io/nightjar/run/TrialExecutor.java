package io.nightjar.run;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs one task in a daemon thread and turns whatever happens into a {@link TrialResult}.
 *
 * <p>Used by any number of slots at the same time. A trial past its time limit fails at its next
 * occasion to stop; one that takes no occasion is interrupted after a grace, and where that does
 * not help either its thread is left behind. The same becomes of a trial that hangs: it took
 * occasions to stop, and then none for five minutes and three times as long as ever before.
 */
public final class TrialExecutor {
  /** How long a trial past its limit may take to notice it. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  /** How long a trial may always go from one occasion to stop to the next. */
  private static final Duration STALL = Duration.ofMinutes(5);

  private static final Engine UNKNOWN = new Engine("unknown", "");
  private static final int OMP_THREADS = ompThreads(System.getenv("OMP_NUM_THREADS"));

  private final TrialRunner runner;
  private final Goals goals;
  private final Duration timeLimit;
  private final Storage storage;
  private final Duration grace;
  private final Duration stall;
  private final ExecutorService shared = Executors.newCachedThreadPool(TrialExecutor::daemon);
  private final List<RunningTrial> leftBehind = new CopyOnWriteArrayList<>();

  /**
   * An executor.
   *
   * @param timeLimit the limit of one attempt at a task
   * @param storage the sweep's folder, for checkpoints
   */
  public TrialExecutor(TrialRunner runner, Goals goals, Duration timeLimit, Storage storage) {
    this(runner, goals, timeLimit, storage, GRACE, STALL);
  }

  TrialExecutor(
      TrialRunner runner,
      Goals goals,
      Duration timeLimit,
      Storage storage,
      Duration grace,
      Duration stall) {
    this.runner = runner;
    this.goals = goals;
    this.timeLimit = timeLimit;
    this.storage = storage;
    this.grace = grace;
    this.stall = stall;
  }

  /**
   * Runs one attempt at a task; a result of any kind has this attempt alone.
   *
   * @throws InterruptedException if the waiting thread is interrupted; the trial is then told to
   *     stop, and has no result
   * @throws StorageException if the trial could not write its checkpoint: no fault of its own
   */
  public TrialResult execute(TrialTask task, Assignment assignment, TrialProbe probe)
      throws InterruptedException, StorageException {
    Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Deadline deadline = Deadline.in(timeLimit);
    LiveContext context =
        new LiveContext(task, goals, storage, assignment.device(), probe, deadline);
    Outcome outcome = outcome(task, context, deadline);
    Instant endedAt = startedAt.plus(deadline.elapsed()).truncatedTo(ChronoUnit.MILLIS);
    Attempt attempt = attempt(assignment, context.fromEpochs(), startedAt, endedAt, outcome);
    return new TrialResult(task, outcome, context.curve(), List.of(attempt), context.warnings());
  }

  private Attempt attempt(
      Assignment assignment, int fromEpochs, Instant startedAt, Instant endedAt, Outcome outcome) {
    return new Attempt(
        assignment.attempt(),
        assignment.slot(),
        origin(assignment),
        fromEpochs,
        startedAt,
        endedAt,
        outcome instanceof Outcome.Failed failed ? failed : null);
  }

  /** How many threads were left behind and still live; each holds a core that a slot lacks. */
  public int hungThreads() {
    return (int) leftBehind.stream().filter(RunningTrial::isRunning).count();
  }

  private Outcome outcome(TrialTask task, LiveContext context, Deadline deadline)
      throws InterruptedException, StorageException {
    RunningTrial trial = new RunningTrial(() -> runner.run(task, context));
    start(trial, task);
    try {
      return judged(task, context, await(trial, context, deadline));
    } catch (ExecutionException e) {
      return failure(e, context);
    } catch (TimeoutException e) {
      return Failures.of(context.fail(lateness(deadline)));
    } catch (InterruptedException e) {
      context.fail(Failures.CANCELLED);
      trial.interrupt();
      throw e;
    }
  }

  private void start(RunningTrial trial, TrialTask task) {
    switch (runner.threads()) {
      case SHARED -> shared.execute(trial);
      case FRESH -> {
        Thread thread = daemon(trial);
        thread.setName("trial-" + task.trial().id() + "-" + task.epochs());
        thread.start();
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "trials");
    thread.setDaemon(true);
    return thread;
  }

  /** A trial that was told to stop may break its own writing, which says nothing of the storage. */
  private static Outcome.Failed failure(ExecutionException thrown, LiveContext context)
      throws StorageException {
    Outcome.Failed known = context.failure();
    if (known != null) {
      return known;
    }
    Optional<StorageException> broken = Failures.storage(thrown);
    if (broken.isPresent()) {
      throw broken.get();
    }
    return Failures.of(thrown);
  }

  private Outcome.Failed lateness(Deadline deadline) {
    return deadline.isOver() ? Failures.overTime(deadline.limit()) : Failures.hung(stall);
  }

  /**
   * Waits for the limit and the grace, or until the trial stalls, then for the grace again after an
   * interrupt.
   */
  private Measurement await(RunningTrial trial, LiveContext context, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return awaitSigns(trial, context, deadline);
    } catch (TimeoutException e) {
      context.fail(lateness(deadline));
      trial.interrupt();
      if (!trial.endsWithin(grace)) {
        leftBehind.add(trial);
      }
      throw e;
    }
  }

  /**
   * Waits as long as the trial gives signs of life.
   *
   * @throws TimeoutException if it gives none, or is past its limit by the grace
   */
  private Measurement awaitSigns(RunningTrial trial, LiveContext context, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration end = deadline.limit().plus(grace);
    while (true) {
      Duration left = end.minus(deadline.elapsed());
      Duration patience = context.patience(stall);
      if (patience.isNegative()) {
        throw new TimeoutException();
      }
      try {
        return trial.await(left.compareTo(patience) < 0 ? left : patience);
      } catch (TimeoutException e) {
        if (deadline.elapsed().compareTo(end) >= 0) {
          throw e;
        }
      }
    }
  }

  private Outcome judged(TrialTask task, LiveContext context, Measurement last) {
    try {
      context.checkValid();
    } catch (TrialException e) {
      return Failures.of(e);
    }
    if (last.epochs() != task.epochs()) {
      return new Outcome.Failed(
          FailureKind.ERROR,
          "The trial measured epoch " + last.epochs() + " instead of " + task.epochs());
    }
    Outcome measured = new Outcome.Completed(last);
    Outcome outcome =
        task.purpose() == Purpose.TEST ? goals.finite(measured) : goals.judged(measured);
    if (outcome instanceof Outcome.Completed) {
      context.complete(last);
    }
    return outcome;
  }

  private Origin origin(Assignment assignment) {
    Engine engine = engine();
    return new Origin(
        assignment.executor(),
        assignment.host(),
        engine.backend(),
        assignment.device(),
        OMP_THREADS,
        engine.libraries());
  }

  /** An engine that cannot load has failed the trial already, with the reason. */
  private Engine engine() {
    try {
      return runner.engine();
    } catch (RuntimeException | LinkageError e) {
      return UNKNOWN;
    }
  }

  private static int ompThreads(@Nullable String threads) {
    return threads != null && threads.matches("[0-9]{1,6}") ? Integer.parseInt(threads) : 0;
  }
}
