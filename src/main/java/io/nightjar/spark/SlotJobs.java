package io.nightjar.spark;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The slot jobs that run, and the slots of each that have not been told to end. */
final class SlotJobs {
  private final Map<Integer, Set<Integer>> slots = new HashMap<>();
  private final Map<Integer, Set<Integer>> ended = new HashMap<>();
  private int last;

  /**
   * A new job.
   *
   * @param epoch its number, which its slots must name
   * @param slots the numbers of its slots, each of a partition
   */
  record Start(int epoch, List<Integer> slots) {}

  /** Begins a job with the lowest numbers that no running job has. */
  Start begin(int count) {
    Set<Integer> used = new HashSet<>();
    slots.values().forEach(used::addAll);
    ended.values().forEach(used::addAll);
    List<Integer> free =
        IntStream.iterate(0, slot -> slot + 1)
            .filter(slot -> !used.contains(slot))
            .limit(count)
            .boxed()
            .toList();
    slots.put(++last, new HashSet<>(free));
    ended.put(last, new HashSet<>());
    return new Start(last, free);
  }

  boolean isRunning(int epoch) {
    return slots.containsKey(epoch);
  }

  boolean isNoneStarted() {
    return last == 0;
  }

  /** A slot was told to end, or said that it does. */
  void slotEnded(SlotId slot) {
    if (slots.getOrDefault(slot.epoch(), Set.of()).remove(slot.slot())) {
      ended.getOrDefault(slot.epoch(), Set.of()).add(slot.slot());
    }
  }

  /** A slot is there: also one that had ended, where Spark ran its task once more. */
  void slotCame(SlotId slot) {
    if (ended.getOrDefault(slot.epoch(), Set.of()).remove(slot.slot())) {
      slots.getOrDefault(slot.epoch(), Set.of()).add(slot.slot());
    }
  }

  /** Ends a job, and says how many of its slots ended without being told. */
  int end(int epoch) {
    ended.remove(epoch);
    Set<Integer> left = slots.remove(epoch);
    return left == null ? 0 : left.size();
  }

  /** How many slots are there, or wait for a core. */
  int open() {
    return slots.values().stream().mapToInt(Set::size).sum();
  }
}
