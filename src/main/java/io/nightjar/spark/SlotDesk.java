package io.nightjar.spark;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The driver's side of the slots: hands out tasks, holds the leases, takes results. It knows no
 * Spark and only touches queues, so that an answer takes microseconds.
 *
 * <p>Each submitted task gives exactly one result, whatever is lost, repeated or late: a result
 * counts only under the lease that its slot holds at that moment.
 */
final class SlotDesk {
  private final String id;
  private final DeskRules rules;
  private final InstantSource clock;
  private final Deque<PendingTask> queue = new ArrayDeque<>();
  private final Map<Integer, SlotState> slots = new HashMap<>();
  private final BlockingQueue<TrialResult> results = new LinkedBlockingQueue<>();
  private int epoch;
  private long leases;
  private int unfinished;
  private boolean isStopped;
  private Instant heardAt;
  private @Nullable Trouble trouble;

  SlotDesk(String id, DeskRules rules, InstantSource clock) {
    this.id = id;
    this.rules = rules;
    this.clock = clock;
    this.heardAt = clock.instant();
  }

  /** Why no further result will come. */
  record Trouble(String reason, @Nullable Throwable cause) {}

  String id() {
    return id;
  }

  synchronized void submit(TrialTask task) {
    queue.add(PendingTask.first(task));
    unfinished++;
  }

  /** How many submitted tasks have no result yet. */
  synchronized int unfinished() {
    return unfinished;
  }

  /** Whether {@link #poll} would return one at once. */
  boolean hasResult() {
    return !results.isEmpty();
  }

  /** The next result, empty where none comes within this time. */
  Optional<TrialResult> poll(Duration patience) throws InterruptedException {
    return Optional.ofNullable(results.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Answers a slot; called by Spark's thread for all plugins. */
  synchronized SlotAnswer answer(SlotCall call) {
    SlotId from = call.from();
    if (isStopped || from.epoch() != epoch) {
      return new SlotAnswer.Stop();
    }
    Instant now = clock.instant();
    heardAt = now;
    if (call instanceof SlotCall.Unfit unfit) {
      breakDown(unfit.reason(), null);
      return new SlotAnswer.Stop();
    }
    SlotState slot = slotOf(from, now);
    if (slot.holder() != from.holder()) {
      return new SlotAnswer.Stop();
    }
    slot.heard(now);
    return call instanceof SlotCall.Ask ask ? next(slot, ask) : beat(slot, (SlotCall.Beat) call);
  }

  /** The state of a slot; a younger holder takes it over and voids the lease of the older. */
  private SlotState slotOf(SlotId from, Instant now) {
    SlotState known = slots.get(from.slot());
    if (known != null && known.holder() >= from.holder()) {
      return known;
    }
    if (known != null) {
      crash(known, "The slot came back under another task attempt");
    }
    SlotState taken = new SlotState(from.holder(), now);
    slots.put(from.slot(), taken);
    return taken;
  }

  private SlotAnswer next(SlotState slot, SlotCall.Ask ask) {
    if (!slot.isNew(ask.sequence())) {
      return slot.repeated();
    }
    SlotCall.Finished finished = ask.finished();
    if (finished != null && slot.holds(finished.lease())) {
      finish(slot, finished.result());
    }
    crash(slot, "The slot asked for work while it held a task");
    PendingTask pending = queue.poll();
    return pending == null
        ? slot.pause(ask.sequence())
        : slot.lend(ask.sequence(), lease(pending, ask.from()));
  }

  private Lease lease(PendingTask pending, SlotId slot) {
    return new Lease(leases++, pending, slot, clock.instant(), List.of());
  }

  private void finish(SlotState slot, TrialResult result) {
    Lease lease = slot.release();
    if (lease != null) {
      deliver(lease.pending().finished(result));
    }
  }

  private void deliver(TrialResult result) {
    unfinished--;
    results.add(result);
  }

  private static SlotAnswer beat(SlotState slot, SlotCall.Beat beat) {
    Lease lease = slot.lease();
    if (lease == null || lease.id() != beat.lease()) {
      return new SlotAnswer.Cancel();
    }
    slot.renew(lease.withCurve(beat.curve()));
    return new SlotAnswer.GoOn();
  }

  /** Voids a slot's lease, if it has one, and gives the task to another; too often, it failed. */
  private void crash(SlotState slot, String reason) {
    Lease lease = slot.release();
    if (lease == null) {
      return;
    }
    Attempt attempt = lease.lost(clock.instant(), reason);
    PendingTask again = lease.pending().afterCrash(attempt);
    if (again.crashes() >= rules.crashes()) {
      deliver(again.crashed(lease.curve()));
    } else {
      queue.addFirst(again);
    }
  }

  /**
   * Begins a new slot job: all that the one before held is given away, and its tasks are told to
   * stop whenever they call.
   *
   * @return the number of the job, which its slots must name
   */
  synchronized int beginEpoch() {
    for (SlotState slot : slots.values()) {
      Lease lease = slot.release();
      if (lease != null) {
        queue.addFirst(
            lease.pending().afterJobEnd(lease.lost(clock.instant(), "The slot job ended")));
      }
    }
    slots.clear();
    heardAt = clock.instant();
    return ++epoch;
  }

  /** Gives away the tasks of silent slots, and finds out whether all are silent. */
  synchronized void check() {
    Instant now = clock.instant();
    for (SlotState slot : slots.values()) {
      if (slot.isSilentSince(now.minus(rules.lease()))) {
        crash(slot, "The slot was silent for " + rules.lease().toSeconds() + " s");
      }
    }
    if (heardAt.isBefore(now.minus(rules.silence()))) {
      breakDown(
          "Cannot run trials: no slot asked for work within "
              + rules.silence().toSeconds()
              + " s; see the logs of the executors",
          null);
    }
  }

  /** Says that no further result will come; the first reason stands. */
  synchronized void breakDown(String reason, @Nullable Throwable cause) {
    if (trouble == null) {
      trouble = new Trouble(reason, cause);
    }
  }

  synchronized Optional<Trouble> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Answers every call with a stop from now on. */
  synchronized void stop() {
    isStopped = true;
  }

  synchronized boolean isStopped() {
    return isStopped;
  }
}
