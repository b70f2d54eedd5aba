package io.nightjar.spark;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that must run alone in an executor. For each, one executor at most is kept free of new
 * work until its other tasks are finished, so that no suspect waits for ever.
 */
final class Suspects {
  private final Deque<PendingTask> waiting = new ArrayDeque<>();
  private final Map<String, PendingTask> reserved = new LinkedHashMap<>();

  void add(PendingTask suspect) {
    waiting.add(suspect);
  }

  int size() {
    return waiting.size() + reserved.size();
  }

  boolean isReserved(String executor) {
    return reserved.containsKey(executor);
  }

  /** Whether this executor, which holds tasks, must take no other: it is wanted for a suspect. */
  boolean reserve(String executor) {
    if (!isReserved(executor) && !waiting.isEmpty()) {
      reserved.put(executor, waiting.remove());
    }
    return isReserved(executor);
  }

  /** The suspect for an executor that holds no task, null where there is none at all. */
  @Nullable PendingTask poll(String executor) {
    PendingTask own = reserved.remove(executor);
    if (own != null) {
      return own;
    }
    return waiting.isEmpty() ? polledElsewhere() : waiting.remove();
  }

  /** No suspect waits for its own executor where another one is free. */
  private @Nullable PendingTask polledElsewhere() {
    Iterator<PendingTask> others = reserved.values().iterator();
    if (!others.hasNext()) {
      return null;
    }
    PendingTask oldest = others.next();
    others.remove();
    return oldest;
  }

  /** Gives up on an executor. */
  void free(String executor) {
    PendingTask suspect = reserved.remove(executor);
    if (suspect != null) {
      waiting.addFirst(suspect);
    }
  }
}
