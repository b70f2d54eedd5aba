package io.nightjar.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.study.StudyListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** What the driver's heap holds after a full collection, from study to study. */
final class DriverMemory {
  private static final int STUDIES = 4;
  private static final int TRIALS = 5_000;
  private static final double MEGABYTE = 1 << 20;

  private final SlotStudies studies;

  DriverMemory(SlotStudies studies) {
    this.studies = studies;
  }

  void measure(ObjectNode line) throws IOException, InterruptedException, BackendException {
    line.put("trials", STUDIES * TRIALS).put("heap_megabytes_before", heap());
    ArrayNode heaps = line.putArray("heap_megabytes");
    for (int i = 0; i < STUDIES; i++) {
      try (Backend slots = studies.slots(TimedRunner.noOp())) {
        studies.run(slots, TRIALS, StudyListener.NONE);
      }
      heaps.add(heap());
    }
  }

  /** Collects twice: the first collection may only queue what finalizers and cleaners free. */
  private static double heap() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      System.gc();
      Thread.sleep(500);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
  }
}
