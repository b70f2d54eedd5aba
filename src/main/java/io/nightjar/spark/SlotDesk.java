package io.nightjar.spark;

import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The driver's side of the slots: hands out tasks, holds the leases, takes results. It knows no
 * Spark and only touches queues, so that an answer takes microseconds.
 *
 * <p>Each submitted task gives exactly one result, whatever is lost, repeated or late: a result
 * counts only under the lease that its slot holds at that moment. A task that may have harmed an
 * executor is tried again alone in one, so that only its own crashes count against it.
 */
final class SlotDesk {
  private static final int MOST_HUNG_TRIALS = 4;
  private static final int UNFIT_WAIT_MILLIS = 1000;

  private final String id;
  private final DeskRules rules;
  private final SlotPolicy policy;
  private final InstantSource clock;
  private final TaskBook tasks;
  private final SlotJobs jobs = new SlotJobs();
  private final Fitness fitness = new Fitness();
  private final Map<Integer, SlotState> slots = new HashMap<>();
  private final Map<String, ExecutorState> executors = new HashMap<>();
  private int wanted;
  private long leases;
  private boolean isStopped;
  private Instant heardAt;
  private @Nullable Trouble trouble;

  /**
   * A desk.
   *
   * @param wanted how many slots there may be
   */
  SlotDesk(String id, DeskRules rules, SlotPolicy policy, int wanted, InstantSource clock) {
    this.id = id;
    this.rules = rules;
    this.tasks = new TaskBook(rules.crashes());
    this.policy = policy;
    this.wanted = wanted;
    this.clock = clock;
    this.heardAt = clock.instant();
  }

  /** Why no further result will come. */
  record Trouble(String reason, @Nullable Throwable cause) {}

  String id() {
    return id;
  }

  synchronized void submit(TrialTask task) {
    Instant now = clock.instant();
    tasks.submit(task, home -> isFree(home, now), now);
  }

  private boolean isFree(Home home, Instant now) {
    ExecutorState executor = executors.get(home.executor());
    return executor != null
        && !tasks.isReserved(home.executor())
        && !executor.isTakenAlone()
        && executor.hasFreeSlot(home, now.minus(DeskRules.FRESH));
  }

  /** How many submitted tasks have no result yet. */
  synchronized int unfinished() {
    return tasks.unfinished();
  }

  /** Whether {@link #poll} would return one at once. */
  boolean hasResult() {
    return tasks.hasResult();
  }

  /** The next result, empty where none comes within this time. */
  Optional<TrialResult> poll(Duration patience) throws InterruptedException {
    return tasks.poll(patience);
  }

  /** Answers a slot; called by Spark's thread for all plugins. */
  synchronized SlotAnswer answer(SlotCall call) {
    SlotId from = call.from();
    if (isStopped || !jobs.isRunning(from.epoch())) {
      return new SlotAnswer.Stop();
    }
    Instant now = clock.instant();
    heardAt = now;
    SlotState slot = slotOf(from, now);
    if (slot.id().holder() != from.holder()) {
      return new SlotAnswer.Stop();
    }
    slot.heard(now);
    if (call instanceof SlotCall.Ask ask) {
      return slot.isNew(ask.sequence())
          ? slot.answered(ask.sequence(), next(slot, ask, now))
          : slot.repeated();
    }
    return slot.isGone() ? new SlotAnswer.Stop() : heard(slot, call, now);
  }

  private SlotAnswer heard(SlotState slot, SlotCall call, Instant now) {
    if (call instanceof SlotCall.Beat beat) {
      return beat(slot, beat);
    } else if (call instanceof SlotCall.Unfit unfit) {
      return retire(slot, unfit.reason(), now);
    } else if (call instanceof SlotCall.Broken broken) {
      breakDown(broken.reason(), null);
      return new SlotAnswer.Stop();
    }
    fitness.preparing(now);
    return new SlotAnswer.GoOn();
  }

  /** The state of a slot; a younger holder takes it over and voids the lease of the older. */
  private SlotState slotOf(SlotId from, Instant now) {
    SlotState known = slots.get(from.slot());
    if (known != null && known.id().holder() >= from.holder()) {
      return known;
    }
    if (known != null) {
      lose(known, "The slot came back under another task attempt", now);
      leave(known);
    }
    ExecutorState executor = executors.computeIfAbsent(from.executor(), ExecutorState::new);
    SlotState taken = new SlotState(from, executor, now);
    executor.join(from.slot(), taken);
    slots.put(from.slot(), taken);
    jobs.slotCame(from);
    fitness.moved(from.slot());
    return taken;
  }

  private void leave(SlotState slot) {
    ExecutorState executor = slot.executor();
    if (executor.isEmptyWithout(slot.id().slot())) {
      executors.remove(executor.id(), executor);
      tasks.unreserve(executor.id());
    }
  }

  private SlotAnswer next(SlotState slot, SlotCall.Ask ask, Instant now) {
    if (slot.isGone()) {
      return new SlotAnswer.Stop();
    }
    fitness.fit(slot.id().slot());
    SlotCall.Finished finished = ask.finished();
    if (finished != null && slot.holds(finished.lease())) {
      finish(slot, finished.result(), now);
    }
    lose(slot, "The slot asked for work while it held a task", now);
    noteHung(slot, ask.hung(), now);
    return slot.executor().isDraining() ? drain(slot, now) : work(slot, now);
  }

  /** A process that cannot be replaced can bear a few hung trials, each of which keeps a core. */
  private void noteHung(SlotState slot, int hung, Instant now) {
    if (hung > 0 && !slot.executor().isDriver()) {
      slot.executor().drain(now);
    } else if (hung > MOST_HUNG_TRIALS) {
      breakDown(
          "Cannot go on: "
              + hung
              + " trials hang on "
              + slot.id().host()
              + " and cannot be stopped",
          null);
    }
  }

  private void finish(SlotState slot, TrialResult result, Instant now) {
    Lease lease = slot.release();
    if (lease != null) {
      tasks.finished(lease, result, now);
    }
  }

  private SlotAnswer work(SlotState slot, Instant now) {
    PendingTask pending = tasks.next(slot.executor(), slot.home(), now);
    if (pending != null) {
      SlotAnswer answer = slot.lend(new Lease(leases++, pending, slot.id(), now));
      if (!isFree(slot.home(), now)) {
        tasks.release(slot.home());
      }
      return answer;
    }
    return isSurplus(slot, now) ? ended(slot) : slot.pause(now);
  }

  private boolean isSurplus(SlotState slot, Instant now) {
    return policy == SlotPolicy.GIVE_BACK
        && tasks.pending() == 0
        && slot.isIdleSince(now.minus(DeskRules.IDLE));
  }

  private SlotAnswer ended(SlotState slot) {
    slot.end();
    leave(slot);
    jobs.slotEnded(slot.id());
    return new SlotAnswer.Stop();
  }

  /** Halts an executor in which a trial hangs, as soon as that harms no other, or late. */
  private SlotAnswer drain(SlotState slot, Instant now) {
    ExecutorState executor = slot.executor();
    tasks.unreserve(executor.id());
    if (!executor.isHalted()
        && !executor.isIdle()
        && !executor.isDrainingSince(now.minus(DeskRules.DRAIN))) {
      return slot.pause(now);
    }
    executor.halt();
    executor
        .slots()
        .forEach(each -> interrupt(each, "The executor was ended: a trial hung in it", now));
    tasks.forget(executor.id());
    return new SlotAnswer.Halt();
  }

  private static SlotAnswer beat(SlotState slot, SlotCall.Beat beat) {
    Lease lease = slot.lease();
    if (lease == null || lease.id() != beat.lease()) {
      return new SlotAnswer.Cancel();
    }
    lease.add(beat.points());
    return new SlotAnswer.GoOn();
  }

  /**
   * Keeps an unfit slot where it is: if it ended, Spark would give its core to a slot that waits
   * for a better one.
   */
  private SlotAnswer retire(SlotState slot, String reason, Instant now) {
    lose(slot, "The slot is unfit", now);
    fitness.unfit(slot.id(), reason, now);
    checkFitness(now);
    return new SlotAnswer.Wait(UNFIT_WAIT_MILLIS);
  }

  private void checkFitness(Instant now) {
    if (fitness.isHopeless(jobs.open(), now.minus(DeskRules.UNFIT_GRACE))) {
      breakDown(fitness.warnings().get(0), null);
    }
  }

  /** Voids a slot's lease, if it has one: whatever befell it may be the fault of its trial. */
  private void lose(SlotState slot, String reason, Instant now) {
    Lease lease = slot.release();
    if (lease != null) {
      tasks.lost(lease, reason, now);
    }
  }

  /** Takes a slot's lease back for a reason that is no fault of its trial. */
  private void interrupt(SlotState slot, String reason, Instant now) {
    Lease lease = slot.release();
    if (lease != null) {
      tasks.interrupted(lease, reason, now);
    }
  }

  /** How many slots shall be started now, in a further job. */
  synchronized int slotsToStart() {
    if (isStopped || trouble != null) {
      return 0;
    }
    if (jobs.isNoneStarted()) {
      return wanted;
    }
    return new Staffing(wanted, jobs.open(), tasks.pending(), tasks.backlog(clock.instant()))
        .toStart();
  }

  /** How many slots there may be. */
  synchronized int wanted() {
    return wanted;
  }

  /** Says that there is room for so many slots; it never becomes less. */
  synchronized void roomFor(int count) {
    wanted = Math.max(wanted, count);
  }

  /** Begins a further slot job. */
  synchronized SlotJobs.Start beginJob(int count) {
    heardAt = clock.instant();
    return jobs.begin(count);
  }

  /**
   * Ends a slot job: what its slots still held is given away, and its tasks are told to stop
   * whenever they call.
   *
   * @return how many of its slots ended without being told
   */
  synchronized int endJob(int epoch) {
    Instant now = clock.instant();
    List<SlotState> left =
        slots.values().stream().filter(slot -> slot.id().epoch() == epoch).toList();
    for (SlotState slot : left) {
      interrupt(slot, "The slot job ended", now);
      leave(slot);
      slots.remove(slot.id().slot());
    }
    return jobs.end(epoch);
  }

  /** An executor is gone: its tasks are given away at once, and whoever calls from it stops. */
  synchronized void executorLost(String executorId) {
    ExecutorState executor = executors.remove(executorId);
    if (executor == null) {
      return;
    }
    Instant now = clock.instant();
    for (SlotState slot : executor.slots()) {
      lose(slot, "The executor was lost", now);
      slot.end();
    }
    tasks.forget(executorId);
  }

  /** Gives away the tasks of silent slots, and finds out whether all are silent or unfit. */
  synchronized void check() {
    Instant now = clock.instant();
    Instant leaseStart = now.minus(rules.lease());
    for (SlotState slot : slots.values()) {
      if (slot.isSilentSince(leaseStart)) {
        lose(slot, "The slot was silent for " + rules.lease().toSeconds() + " s", now);
      }
    }
    for (ExecutorState executor : executors.values()) {
      if (executor.isSilentSince(leaseStart)) {
        tasks.unreserve(executor.id());
      }
    }
    checkFitness(now);
    if (jobs.open() > 0 && heardAt.isBefore(now.minus(rules.silence()))) {
      breakDown(silent(), null);
    }
  }

  private String silent() {
    long seconds = rules.silence().toSeconds();
    return slots.isEmpty()
        ? "Cannot run trials: no executor came within "
            + seconds
            + " s; does the cluster offer the cores, memory and GPUs that one asks for?"
        : "Cannot run trials: no slot asked for work within "
            + seconds
            + " s; see the logs of the executors";
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

  /** What users should know of the slots, each text once. */
  synchronized List<String> warnings() {
    return fitness.warnings();
  }

  /** Answers every call with a stop from now on. */
  synchronized void stop() {
    isStopped = true;
  }

  synchronized boolean isStopped() {
    return isStopped;
  }
}
