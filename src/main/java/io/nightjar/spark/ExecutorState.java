package io.nightjar.spark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the driver knows of one executor: its slots, and what they hold. */
final class ExecutorState {
  /** The executor of local mode, the driver's own process. */
  private static final String DRIVER = "driver";

  private final String id;
  private final Map<Integer, SlotState> slots = new LinkedHashMap<>();
  private final Set<Lease> leases = new LinkedHashSet<>();
  private @Nullable Instant drainingSince;
  private boolean isHalted;

  ExecutorState(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  boolean isDriver() {
    return id.equals(DRIVER);
  }

  void join(int slot, SlotState state) {
    slots.put(slot, state);
  }

  /** Takes a slot off, and says whether it was the last one. */
  boolean isEmptyWithout(int slot) {
    slots.remove(slot);
    return slots.isEmpty();
  }

  List<SlotState> slots() {
    return new ArrayList<>(slots.values());
  }

  /** Two leases that meet here are neighbours; three or more have met already. */
  void lent(Lease lease) {
    if (!leases.isEmpty()) {
      lease.meet();
    }
    if (leases.size() == 1) {
      leases.iterator().next().meet();
    }
    leases.add(lease);
  }

  void released(Lease lease) {
    leases.remove(lease);
  }

  boolean isIdle() {
    return leases.isEmpty();
  }

  /** Whether a suspect has this executor for itself. */
  boolean isTakenAlone() {
    return leases.size() == 1 && leases.iterator().next().pending().isSuspect();
  }

  /** Whether a slot at this place is alive and has nothing to do. */
  boolean hasFreeSlot(Home home, Instant heardSince) {
    return leases.size() < slots.size()
        && !isDraining()
        && slots.values().stream()
            .anyMatch(slot -> slot.home().equals(home) && slot.isFreeSince(heardSince));
  }

  boolean isSilentSince(Instant time) {
    return slots.values().stream().allMatch(slot -> slot.isSilentSince(time));
  }

  /** Gives the executor no new task: a trial hangs in it. */
  void drain(Instant now) {
    if (drainingSince == null) {
      drainingSince = now;
    }
  }

  boolean isDraining() {
    return drainingSince != null;
  }

  boolean isDrainingSince(Instant time) {
    return drainingSince != null && !drainingSince.isAfter(time);
  }

  void halt() {
    isHalted = true;
  }

  boolean isHalted() {
    return isHalted;
  }
}
