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
    unfit.remove(slot);
  }

  /** A slot says that it is still being made ready. */
  void preparing(Instant now) {
    heardAt = now;
  }

  void unfit(SlotId slot, String reason, Instant now) {
    fit.remove(slot.slot());
    unfit.add(slot.slot());
    heardAt = now;
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(
          "Cannot run trials on executor "
              + slot.executor()
              + " of host "
              + slot.host()
              + ": "
              + reason);
    }
  }

  /** Whether all slots that have said anything are unfit. */
  boolean isNoneFit() {
    return fit.isEmpty() && !unfit.isEmpty();
  }

  /** Whether none has said so, nor that it is being made ready, since a time. */
  boolean isSettledSince(Instant time) {
    return heardAt.isBefore(time);
  }

  Set<Integer> retired() {
    return Set.copyOf(unfit);
  }

  /** What users should know, each text once. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
