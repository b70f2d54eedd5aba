package io.nightjar.spark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that any executor may take. One whose model is in memory somewhere is taken there
 * first, and may be held for that place for a short time.
 */
final class TaskQueue {
  private final Duration hold;

  /** What every slot may take, by age; what is held joins later. */
  private final NavigableMap<Long, Entry> open = new TreeMap<>();

  private final Map<Home, Shelf> shelves = new HashMap<>();

  /** What is held, in the order in which the holding ends. */
  private final Deque<Entry> held = new ArrayDeque<>();

  private long first;
  private long next;
  private int size;

  /**
   * An empty queue.
   *
   * @param hold how long a task may be held
   */
  TaskQueue(Duration hold) {
    this.hold = hold;
  }

  private static final class Entry {
    private final long order;
    private final PendingTask task;
    private final @Nullable Home home;
    private final Instant heldUntil;
    private boolean isGone;

    Entry(long order, PendingTask task, @Nullable Home home, Instant heldUntil) {
      this.order = order;
      this.task = task;
      this.home = home;
      this.heldUntil = heldUntil;
    }
  }

  /** The tasks of one home, and those of them that are held for it. */
  private static final class Shelf {
    private final NavigableMap<Long, Entry> all = new TreeMap<>();
    private final Deque<Entry> held = new ArrayDeque<>();
  }

  int size() {
    return size;
  }

  /** Adds a task before all others: one that had its turn and lost it. */
  void addFirst(PendingTask task) {
    addOpen(--first, task, null);
  }

  void addLast(PendingTask task, @Nullable Home home) {
    addOpen(next++, task, home);
  }

  private void addOpen(long order, PendingTask task, @Nullable Home home) {
    Entry entry = new Entry(order, task, home, Instant.MIN);
    open.put(order, entry);
    size++;
    if (home != null) {
      shelf(home).all.put(order, entry);
    }
  }

  /** Adds a task at the end, and holds it for its home, a slot of which is free. */
  void addHeld(PendingTask task, Home home, Instant now) {
    Entry entry = new Entry(next++, task, home, now.plus(hold));
    Shelf shelf = shelf(home);
    shelf.all.put(entry.order, entry);
    shelf.held.add(entry);
    held.add(entry);
    size++;
  }

  private Shelf shelf(Home home) {
    return shelves.computeIfAbsent(home, key -> new Shelf());
  }

  /** The next task for a slot, null where there is none. */
  @Nullable PendingTask poll(Home asking, Instant now) {
    expire(now);
    Shelf shelf = shelves.get(asking);
    Map.Entry<Long, Entry> best = shelf == null ? null : shelf.all.firstEntry();
    best = best == null ? open.firstEntry() : best;
    return best == null ? null : taken(best.getValue());
  }

  private PendingTask taken(Entry entry) {
    entry.isGone = true;
    size--;
    open.remove(entry.order);
    if (entry.home != null) {
      Shelf shelf = shelf(entry.home);
      shelf.all.remove(entry.order);
      if (shelf.all.isEmpty()) {
        shelves.remove(entry.home);
      }
    }
    return entry.task;
  }

  private void expire(Instant now) {
    for (Entry entry = held.peek();
        entry != null && (entry.isGone || !entry.heldUntil.isAfter(now));
        entry = held.peek()) {
      held.remove();
      openUp(entry);
    }
  }

  private void openUp(Entry entry) {
    if (!entry.isGone) {
      open.put(entry.order, entry);
    }
  }

  /** Holds no task for this home any longer: none of its slots is free. */
  void release(Home home) {
    Shelf shelf = shelves.get(home);
    if (shelf != null) {
      shelf.held.forEach(this::openUp);
      shelf.held.clear();
    }
  }
}
