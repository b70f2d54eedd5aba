package io.nightjar.run;

import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every ask and every result in a journal, and first replays what the journal holds.
 *
 * <p>In a replay the same asks and results come in the same order as before, whatever the slots, so
 * the scheduler takes the same decisions. Then the tasks that were asked for and have no result go
 * to the inner backend, and it is live. Nothing that has a result runs again.
 */
public final class JournaledBackend implements Backend {
  private final Backend inner;
  private final Journal journal;
  private final Deque<TrialEvent> replay;

  /** Asked for in the replay, without a result so far. */
  private final Map<TrialTask.Key, TrialTask> open = new LinkedHashMap<>();

  private @Nullable IOException broken;

  /**
   * A backend that goes on with a journal.
   *
   * @param inner gets only what the journal has no result of
   */
  public JournaledBackend(Backend inner, Journal journal) {
    this.inner = inner;
    this.journal = journal;
    this.replay = new ArrayDeque<>(journal.events());
  }

  @Override
  public boolean hasCapacity() {
    TrialEvent next = replay.peek();
    return next == null ? broken == null && inner.hasCapacity() : next instanceof TrialEvent.Asked;
  }

  @Override
  public boolean isIdle() {
    return broken == null && open.isEmpty() && inner.isIdle();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the journal has another task here
   */
  @Override
  public void submit(TrialTask task) {
    if (replay.isEmpty()) {
      submitLive(task);
      return;
    }
    TrialEvent next = replay.remove();
    if (!(next instanceof TrialEvent.Asked asked) || !isSame(asked.task(), task)) {
      throw new IllegalStateException(
          "Cannot replay the journal: it has "
              + words(next)
              + " where the study asks for "
              + words(task));
    }
    open.put(task.key(), task);
    goLiveAtEnd();
  }

  private void submitLive(TrialTask task) {
    try {
      journal.append(new TrialEvent.Asked(task));
      inner.submit(task);
    } catch (IOException e) {
      broken = e;
    }
  }

  @Override
  public TrialResult take() throws InterruptedException, BackendException {
    if (replay.isEmpty()) {
      return takeLive();
    }
    TrialEvent next = replay.remove();
    if (!(next instanceof TrialEvent.Told told)
        || open.remove(told.result().task().key()) == null) {
      throw new IllegalStateException(
          "Cannot replay the journal: it has "
              + words(next)
              + " where the study awaits one of "
              + open.keySet());
    }
    goLiveAtEnd();
    return told.result();
  }

  private TrialResult takeLive() throws InterruptedException, BackendException {
    try {
      if (broken != null) {
        throw broken;
      }
      TrialResult result = inner.take();
      journal.append(new TrialEvent.Told(result));
      return result;
    } catch (IOException e) {
      throw new BackendException(String.valueOf(e.getMessage()), e);
    }
  }

  private void goLiveAtEnd() {
    if (replay.isEmpty()) {
      open.values().forEach(inner::submit);
      open.clear();
    }
  }

  private static boolean isSame(TrialTask one, TrialTask other) {
    return one.key().equals(other.key())
        && one.trial().configuration().equals(other.trial().configuration());
  }

  private static String words(TrialEvent event) {
    return event instanceof TrialEvent.Asked asked
        ? words(asked.task())
        : "a result of " + ((TrialEvent.Told) event).result().task().key();
  }

  private static String words(TrialTask task) {
    return task.key() + " with " + task.trial().configuration().values();
  }

  /** Closes the inner backend; the journal stays open for whoever opened it. */
  @Override
  public void close() {
    inner.close();
  }
}
