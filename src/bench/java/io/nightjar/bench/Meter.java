package io.nightjar.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Measures time, processor time and the heap's peak from its start to its end. */
final class Meter implements AutoCloseable {
  private static final double MIB = 1 << 20;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final AtomicLong peak = new AtomicLong();
  private final NotificationListener listener = (notification, handback) -> note(notification);
  private final long start = System.nanoTime();
  private final long cpuStart = system.getProcessCpuTime();

  Meter() {
    for (GarbageCollectorMXBean collector : collectors) {
      ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
    }
  }

  private void note(Notification notification) {
    if (notification.getUserData() instanceof CompositeData data) {
      long used =
          GarbageCollectionNotificationInfo.from(data)
              .getGcInfo()
              .getMemoryUsageAfterGc()
              .entrySet()
              .stream()
              .filter(pool -> pool.getKey().startsWith("PS "))
              .map(pool -> pool.getValue())
              .mapToLong(MemoryUsage::getUsed)
              .sum();
      peak.accumulateAndGet(used, Math::max);
    }
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Of all threads, the collector's and the compiler's too. */
  double cpuSeconds() {
    return (system.getProcessCpuTime() - cpuStart) / 1e9;
  }

  /** The most that was in use right after a collection, garbage of the old generation included. */
  double heapMib() {
    return peak.get() / MIB;
  }

  static double maxHeapMib() {
    return Runtime.getRuntime().maxMemory() / MIB;
  }

  @Override
  public void close() throws ListenerNotFoundException {
    for (GarbageCollectorMXBean collector : collectors) {
      ((NotificationEmitter) collector).removeNotificationListener(listener);
    }
  }
}
