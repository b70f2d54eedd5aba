package io.nightjar.run;

import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every ask and every result in a journal, and first replays what the journal holds. A result
 * can be taken once it is flushed; those that come together share a flush.
 *
 * <p>In a replay the same asks and results come in the same order as before, whatever the slots, so
 * the scheduler takes the same decisions. Then the tasks that were asked for and have no result go
 * to the inner backend, and it is live. Nothing that has a result runs again.
 *
 * <p>A {@link Gate} may leave out a task that is asked for. That is an event in the journal, too: a
 * replay leaves out the same ones, and then asks for no more of that purpose. Only of repeats the
 * others go on: where one is left out, all later ones of its trial are, as only gapless rounds
 * count.
 */
public final class JournaledBackend implements Backend {
  /** Results that share one flush; the scheduler asks for nothing between them. */
  private static final int MOST_AT_ONCE = 1000;

  private final Backend inner;
  private final Journal journal;
  private final Iterator<TrialEvent> replay;
  private @Nullable TrialEvent replayed;

  private final Gate gate;
  private Purpose purpose = Purpose.SEARCH;

  /** Asked for, and not told, by purpose. */
  private final Map<Purpose, Integer> awaited = new EnumMap<>(Purpose.class);

  /** Of which a task was left out before this process; repeats never are. */
  private final Set<Purpose> closed = EnumSet.noneOf(Purpose.class);

  /** The trials that may be repeated. */
  private List<Long> candidates = List.of();

  /** Those of which a repeat was left out. */
  private final Set<Long> aside = new HashSet<>();

  /** Those of which a repeat was asked for. */
  private final Set<Long> repeated = new HashSet<>();

  private boolean isCut;

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
    this(inner, journal, Gate.OPEN);
  }

  /** The same with a gate. */
  public JournaledBackend(Backend inner, Journal journal, Gate gate) {
    this.inner = inner;
    this.journal = journal;
    this.gate = gate;
    this.replay = journal.events();
    this.replayed = following();
  }

  private @Nullable TrialEvent following() {
    return replay.hasNext() ? replay.next() : null;
  }

  /**
   * From here on tasks of this purpose are asked for, and only these are waited for. Results of
   * others that still run may come, too.
   */
  public void turnTo(Purpose next) {
    isCut |= isAwaiting();
    purpose = next;
    gate.turnTo(next);
  }

  /** These trials would be repeated if the search ended now. */
  public void willRepeat(List<Long> trials) {
    candidates = List.copyOf(trials);
    gate.willRepeat(candidates);
  }

  /**
   * Whether a further round of repeats is asked for: in a replay where the journal goes on with
   * one, else where all of it would end in time.
   */
  public boolean hasTimeForRound(List<TrialTask> round) {
    if (replayed != null) {
      return replayedTask().filter(task -> task.purpose() == Purpose.REPEAT).isPresent();
    }
    List<TrialTask> wanted =
        round.stream().filter(task -> !aside.contains(task.trial().id())).toList();
    return Collections.disjoint(aside, repeated) && gate.hasTimeForRound(wanted);
  }

  private boolean isAwaiting() {
    return awaited.getOrDefault(purpose, 0) > 0;
  }

  /** Whether a task was left out, or not waited for. */
  public boolean isCut() {
    return isCut;
  }

  /** The task that the journal has here, where it is no result. */
  private Optional<TrialTask> replayedTask() {
    if (replayed instanceof TrialEvent.Asked asked) {
      return Optional.of(asked.task());
    }
    return replayed instanceof TrialEvent.LeftOut leftOut
        ? Optional.of(leftOut.task())
        : Optional.empty();
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
        ? broken == null && told.isEmpty() && isOpen() && inner.hasCapacity()
        : replayedTask().filter(task -> task.purpose() == purpose).isPresent();
  }

  private boolean isOpen() {
    return !closed.contains(purpose) && gate.isOpen();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Also where only tasks of another purpose run, or the journal goes on with one.
   */
  @Override
  public boolean isIdle() {
    return broken == null
        && told.isEmpty()
        && (!isAwaiting() || replayedTask().filter(task -> task.purpose() != purpose).isPresent());
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
    boolean isSame = replayedTask().filter(asked -> isSame(asked, task)).isPresent();
    TrialEvent next = replay();
    if (!isSame) {
      throw new IllegalStateException(
          "Cannot replay the journal: it has "
              + words(next)
              + " where the study asks for "
              + words(task));
    }
    if (next instanceof TrialEvent.LeftOut) {
      leftOut(task);
      if (task.purpose() != Purpose.REPEAT) {
        closed.add(task.purpose());
      }
    } else {
      asked(task);
      open.put(task.key(), task);
    }
    goLiveAtEnd();
  }

  private void leftOut(TrialTask task) {
    isCut = true;
    if (task.purpose() == Purpose.REPEAT && aside.add(task.trial().id())) {
      gate.willRepeat(candidates.stream().filter(trial -> !aside.contains(trial)).toList());
    }
  }

  private void asked(TrialTask task) {
    awaited.merge(task.purpose(), 1, Integer::sum);
    if (task.purpose() == Purpose.REPEAT) {
      repeated.add(task.trial().id());
    }
  }

  private boolean isAside(TrialTask task) {
    return task.purpose() == Purpose.REPEAT && aside.contains(task.trial().id());
  }

  private void submitLive(TrialTask task) {
    try {
      if (!isAside(task) && gate.admits(task)) {
        journal.append(new TrialEvent.Asked(task));
        asked(task);
        start(task);
      } else {
        journal.append(new TrialEvent.LeftOut(task));
        leftOut(task);
      }
    } catch (IOException e) {
      broken = e;
    }
  }

  private void start(TrialTask task) {
    gate.started(task);
    inner.submit(task);
  }

  @Override
  public TrialResult take() throws InterruptedException, BackendException {
    TrialResult result = replayed == null ? takeLive() : takeReplayed();
    awaited.merge(result.task().purpose(), -1, Integer::sum);
    gate.ended(result);
    return result;
  }

  private TrialResult takeReplayed() {
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

  /** Starts what has no result; of an earlier phase nobody waits for it any more. */
  private void goLiveAtEnd() {
    if (replayed == null) {
      open.values().stream().filter(task -> task.purpose() == purpose).forEach(this::start);
      open.clear();
    }
  }

  private static boolean isSame(TrialTask one, TrialTask other) {
    return one.key().equals(other.key())
        && one.trial().configuration().equals(other.trial().configuration());
  }

  private static String words(TrialEvent event) {
    if (event instanceof TrialEvent.Told finished) {
      return "a result of " + finished.result().task().key();
    }
    return event instanceof TrialEvent.Asked asked
        ? words(asked.task())
        : words(((TrialEvent.LeftOut) event).task()) + " left out";
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
