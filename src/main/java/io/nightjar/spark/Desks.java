package io.nightjar.spark;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The desks that are open in this JVM: the bridge from Spark's plugin, which Spark makes. */
final class Desks {
  private static final Map<String, SlotDesk> OPEN = new ConcurrentHashMap<>();

  private Desks() {}

  static void open(SlotDesk desk) {
    OPEN.put(desk.id(), desk);
  }

  static void close(SlotDesk desk) {
    OPEN.remove(desk.id());
  }

  static Optional<SlotDesk> find(String id) {
    return Optional.ofNullable(OPEN.get(id));
  }
}
