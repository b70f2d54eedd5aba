package io.nightjar.run;

import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Trains nothing: answers every task at once from a function, such as a table of known results.
 *
 * <p>It holds as many tasks as it has slots, and gives their results back in a seeded order, so
 * that one study can be seen with any number of slots and any order of arrival.
 */
public final class InstantBackend implements Backend {
  private static final Origin ORIGIN =
      new Origin("driver", "localhost", "table", "none", 0, Engine.JAVA.libraries());

  private final int slots;
  private final long orderSeed;
  private final Function<TrialTask, Outcome> answers;
  private final List<TrialTask> running = new ArrayList<>();
  private final Deque<TrialTask> waiting = new ArrayDeque<>();
  private long taken;

  /**
   * A backend.
   *
   * @param orderSeed decides who of the running ones finishes first; with one slot there is no
   *     choice
   * @param answers the outcome of each task
   */
  public InstantBackend(int slots, long orderSeed, Function<TrialTask, Outcome> answers) {
    if (slots < 1) {
      throw new IllegalArgumentException("Invalid number of slots: " + slots);
    }
    this.slots = slots;
    this.orderSeed = orderSeed;
    this.answers = answers;
  }

  @Override
  public boolean hasCapacity() {
    return running.size() < slots;
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
    if (hasCapacity()) {
      running.add(task);
    } else {
      waiting.add(task);
    }
  }

  @Override
  public TrialResult take() throws InterruptedException {
    if (isIdle()) {
      throw new IllegalStateException("Cannot take a result: no task is submitted");
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("The sweep is stopped");
    }
    TrialTask task = finish(Math.floorMod(Seeds.mix(orderSeed, taken++), running.size()));
    return TrialResult.instant(task, answers.apply(task), ORIGIN);
  }

  /** Gives a slot to the next that waits, else to the last: nothing moves up. */
  private TrialTask finish(int slot) {
    TrialTask next = waiting.isEmpty() ? running.get(running.size() - 1) : waiting.element();
    TrialTask task = running.set(slot, next);
    if (waiting.poll() == null) {
      running.remove(running.size() - 1);
    }
    return task;
  }

  @Override
  public void close() {
    running.clear();
    waiting.clear();
  }
}
