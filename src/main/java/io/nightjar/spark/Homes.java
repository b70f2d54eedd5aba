package io.nightjar.spark;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which slots may still have the models of which trials in memory. */
final class Homes {
  /** No executor keeps more models than this. */
  private static final int MOST_PER_HOME = 64;

  private final Map<Long, Home> homes = new HashMap<>();
  private final Map<Home, Set<Long>> trials = new HashMap<>();

  @Nullable Home of(long trial) {
    return homes.get(trial);
  }

  /** Keeps that a trial's model is now there, and nowhere else. */
  void moved(long trial, Home home) {
    leave(trial);
    homes.put(trial, home);
    Set<Long> all = trials.computeIfAbsent(home, key -> new LinkedHashSet<>());
    all.add(trial);
    if (all.size() > MOST_PER_HOME) {
      Iterator<Long> oldest = all.iterator();
      homes.remove(oldest.next());
      oldest.remove();
    }
  }

  private void leave(long trial) {
    Home old = homes.remove(trial);
    if (old != null) {
      trials.getOrDefault(old, Set.of()).remove(trial);
    }
  }

  /** Forgets a lost executor. */
  void forget(String executor) {
    homes.values().removeIf(home -> home.executor().equals(executor));
    trials.keySet().removeIf(home -> home.executor().equals(executor));
  }
}
