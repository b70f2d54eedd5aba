package io.nightjar.spark;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which slots can run trials, and what is the matter with those that cannot. */
final class Fitness {
  private static final int MOST_WARNINGS = 20;

  private final Set<Integer> fit = new HashSet<>();
  private final Set<Integer> unfit = new HashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private Instant heardAt = Instant.MIN;

  void fit(int slot) {
    fit.add(slot);
  }

  /** A slot says that it is still being made ready. */
  void preparing(Instant now) {
    heardAt = now;
  }

  /** A slot says so, once or again and again. */
  void unfit(SlotId slot, String reason, Instant now) {
    fit.remove(slot.slot());
    if (unfit.add(slot.slot())) {
      heardAt = now;
      warn(
          "Cannot run trials on executor "
              + slot.executor()
              + " of host "
              + slot.host()
              + ": "
              + reason);
    }
  }

  private void warn(String text) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(text);
    }
  }

  /** A slot has come to another executor, of which nothing is known yet. */
  void moved(int slot) {
    fit.remove(slot);
    unfit.remove(slot);
  }

  /**
   * Whether there is no hope for a fit slot.
   *
   * @param open how many slots there are, or may come
   * @param settled since when none must have said anything new
   */
  boolean isHopeless(int open, Instant settled) {
    return fit.isEmpty() && !unfit.isEmpty() && (unfit.size() >= open || heardAt.isBefore(settled));
  }

  /** What users should know, each text once. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
