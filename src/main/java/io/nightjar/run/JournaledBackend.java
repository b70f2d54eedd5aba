package io.nightjar.run;

import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every ask and every result in a journal, and first replays what the journal holds. A result
 * can be taken once it is flushed; those that come together share a flush.
 *
 * <p>In a replay the same asks and results come in the same order as before, whatever the slots, so
 * the scheduler takes the same decisions. Then the tasks that were asked for and have no result go
 * to the inner backend, and it is live. Nothing that has a result runs again.
 */
public final class JournaledBackend implements Backend {
  /** Results that share one flush; the scheduler asks for nothing between them. */
  private static final int MOST_AT_ONCE = 1000;

  private final Backend inner;
  private final Journal journal;
  private final Iterator<TrialEvent> replay;
  private @Nullable TrialEvent replayed;

  /** Asked for in the replay, without a result so far. */
  private final Map<TrialTask.Key, TrialTask> open = new LinkedHashMap<>();

  /** In the journal, and not yet taken. */
  private final Deque<TrialResult> told = new ArrayDeque<>();

  private @Nullable IOException broken;

  /**
   * A backend that goes on with a journal.
   *
   * @param inner gets only what the journal has no result of
   */
  public JournaledBackend(Backend inner, Journal journal) {
    this.inner = inner;
    this.journal = journal;
    this.replay = journal.events();
    this.replayed = following();
  }

  private @Nullable TrialEvent following() {
    return replay.hasNext() ? replay.next() : null;
  }

  /** The next event of the journal, which there must be. */
  private TrialEvent replay() {
    TrialEvent next = Objects.requireNonNull(replayed);
    replayed = following();
    return next;
  }

  /**
   * {@inheritDoc}
   *
   * <p>None while results wait to be taken: in the journal no ask stands between them, so in a
   * replay none may come there.
   */
  @Override
  public boolean hasCapacity() {
    return replayed == null
        ? broken == null && told.isEmpty() && inner.hasCapacity()
        : replayed instanceof TrialEvent.Asked;
  }

  @Override
  public boolean isIdle() {
    return broken == null && open.isEmpty() && told.isEmpty() && inner.isIdle();
  }

  @Override
  public boolean isReady() {
    return broken != null
        || !told.isEmpty()
        || replayed instanceof TrialEvent.Told
        || (replayed == null && inner.isReady());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the journal has another task here
   */
  @Override
  public void submit(TrialTask task) {
    if (replayed == null) {
      submitLive(task);
      return;
    }
    TrialEvent next = replay();
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
    if (replayed == null) {
      return takeLive();
    }
    TrialEvent next = replay();
    if (!(next instanceof TrialEvent.Told finished)
        || open.remove(finished.result().task().key()) == null) {
      throw new IllegalStateException(
          "Cannot replay the journal: it has "
              + words(next)
              + " where the study awaits one of "
              + open.keySet());
    }
    goLiveAtEnd();
    return finished.result();
  }

  private TrialResult takeLive() throws InterruptedException, BackendException {
    try {
      if (broken != null) {
        throw broken;
      }
      if (told.isEmpty()) {
        collect();
      }
      return told.remove();
    } catch (IOException e) {
      broken = e;
      throw new BackendException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Waits for a result, and keeps it together with all that are there by then. */
  private void collect() throws InterruptedException, BackendException, IOException {
    keep(inner.take());
    try {
      while (told.size() < MOST_AT_ONCE && !inner.isIdle() && inner.isReady()) {
        keep(inner.take());
      }
    } catch (InterruptedException e) {
      // Those that came count; the next wait ends at once.
      Thread.currentThread().interrupt();
    } finally {
      journal.flush();
    }
  }

  private void keep(TrialResult result) throws IOException {
    journal.append(new TrialEvent.Told(result));
    told.add(result);
  }

  private void goLiveAtEnd() {
    if (replayed == null) {
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
