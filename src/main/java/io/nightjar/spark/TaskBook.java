package io.nightjar.spark;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tasks from their submission to their results: which one an executor gets next, and what
 * becomes of one that came back. Only {@link #poll} and {@link #hasResult} may be called without
 * the desk's lock.
 */
final class TaskBook {
  private final int mostCrashes;
  private final TaskQueue queue = new TaskQueue(DeskRules.HOMING);
  private final Suspects suspects = new Suspects();
  private final Homes homes = new Homes();
  private final BlockingQueue<TrialResult> results = new LinkedBlockingQueue<>();
  private int unfinished;
  private @Nullable Instant pendingSince;

  TaskBook(int mostCrashes) {
    this.mostCrashes = mostCrashes;
  }

  /**
   * Adds a task.
   *
   * @param isFree whether a slot at that home waits for work
   */
  void submit(TrialTask task, Predicate<Home> isFree, Instant now) {
    PendingTask pending = PendingTask.first(task);
    Home home = task.purpose() == Purpose.SEARCH ? homes.of(task.trial().id()) : null;
    if (home != null && isFree.test(home)) {
      queue.addHeld(pending, home, now);
    } else {
      queue.addLast(pending, home);
    }
    unfinished++;
    notePending(now);
  }

  /** How many tasks wait for a slot. */
  int pending() {
    return queue.size() + suspects.size();
  }

  /** For how long tasks have been waiting for a slot. */
  Duration backlog(Instant now) {
    return pendingSince == null ? Duration.ZERO : Duration.between(pendingSince, now);
  }

  private void notePending(Instant now) {
    if (pending() == 0) {
      pendingSince = null;
    } else if (pendingSince == null) {
      pendingSince = now;
    }
  }

  int unfinished() {
    return unfinished;
  }

  /** Whether {@link #poll} would return one at once. */
  boolean hasResult() {
    return !results.isEmpty();
  }

  Optional<TrialResult> poll(Duration patience) throws InterruptedException {
    return Optional.ofNullable(results.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** The next task for a slot of an executor, null where it must wait. */
  @Nullable PendingTask next(ExecutorState executor, Home home, Instant now) {
    PendingTask next = choose(executor, home, now);
    notePending(now);
    return next;
  }

  private @Nullable PendingTask choose(ExecutorState executor, Home home, Instant now) {
    if (executor.isTakenAlone()) {
      return null;
    }
    if (executor.isIdle()) {
      PendingTask suspect = suspects.poll(executor.id());
      if (suspect != null) {
        return suspect;
      }
    } else if (suspects.reserve(executor.id())) {
      return null;
    }
    return queue.poll(home, now);
  }

  /** Whether an executor is kept free of new work for a suspect. */
  boolean isReserved(String executor) {
    return suspects.isReserved(executor);
  }

  /** Holds no task any longer for a home without a free slot. */
  void release(Home home) {
    queue.release(home);
  }

  /** Reserves an executor no longer for a suspect. */
  void unreserve(String executor) {
    suspects.free(executor);
  }

  /** An executor and all that it had in memory is gone. */
  void forget(String executor) {
    suspects.free(executor);
    homes.forget(executor);
  }

  /** Takes the result of a lease; memory that was shared is no trial's fault. */
  void finished(Lease lease, TrialResult result, Instant now) {
    PendingTask pending = lease.pending();
    if (lease.hadNeighbours() && isOutOfMemory(result)) {
      again(pending.afterSharedFailure(result.attempts()), now);
      return;
    }
    TrialTask task = pending.task();
    if (result.isCompleted() && task.purpose() == Purpose.SEARCH) {
      homes.moved(task.trial().id(), lease.home());
    }
    deliver(pending.finished(result));
  }

  private static boolean isOutOfMemory(TrialResult result) {
    return result.outcome() instanceof Outcome.Failed failed
        && failed.kind() == FailureKind.OUT_OF_MEMORY;
  }

  private void deliver(TrialResult result) {
    unfinished--;
    results.add(result);
  }

  /** Gives the task of a lost lease to another slot; where it is to blame too often, it failed. */
  void lost(Lease lease, String reason, Instant now) {
    Attempt attempt = lease.lost(now, reason);
    PendingTask pending = lease.pending();
    PendingTask again =
        lease.hadNeighbours()
            ? pending.afterSharedFailure(List.of(attempt))
            : pending.afterCrash(attempt);
    if (again.crashes() >= mostCrashes) {
      deliver(again.crashed(lease.curve()));
    } else {
      again(again, now);
    }
  }

  /** Gives the task of a lease to another slot, for a reason that is no fault of its own. */
  void interrupted(Lease lease, String reason, Instant now) {
    again(lease.pending().afterInterruption(lease.lost(now, reason)), now);
  }

  private void again(PendingTask task, Instant now) {
    if (task.isSuspect()) {
      suspects.add(task);
    } else {
      queue.addFirst(task);
    }
    notePending(now);
  }
}
