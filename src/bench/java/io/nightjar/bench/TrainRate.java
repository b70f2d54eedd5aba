package io.nightjar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts the steps that some slots take side by side, once they are warm. */
final class TrainRate {
  private static final int WINDOWS = 5;

  /** A slot's counter has a cache line of its own. */
  private static final int SPREAD = 16;

  private final AtomicLongArray steps;
  private volatile boolean isOver;

  TrainRate(int slots) {
    steps = new AtomicLongArray(slots * SPREAD);
  }

  /**
   * The steps per second of all slots together: the median of some windows.
   *
   * @param seconds how long to train before the first window; all windows take a third of it
   */
  double perSecond(TrainSystem system, TrainNetwork network, double seconds)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < steps.length(); i += SPREAD) {
      int slot = i;
      Thread thread = new Thread(() -> train(system.start().stepOf(network), slot));
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    sleep(seconds);
    List<Double> rates = new ArrayList<>();
    for (int window = 0; window < WINDOWS; window++) {
      rates.add(rate(seconds / 3 / WINDOWS));
    }
    isOver = true;
    for (Thread thread : threads) {
      thread.join();
    }
    return Medians.of(rates);
  }

  private void train(Runnable step, int slot) {
    while (!isOver) {
      step.run();
      steps.incrementAndGet(slot);
    }
  }

  private double rate(double seconds) throws InterruptedException {
    long start = System.nanoTime();
    long before = total();
    sleep(seconds);
    return (total() - before) / ((System.nanoTime() - start) / 1e9);
  }

  private long total() {
    long total = 0;
    for (int i = 0; i < steps.length(); i += SPREAD) {
      total += steps.get(i);
    }
    return total;
  }

  private static void sleep(double seconds) throws InterruptedException {
    Thread.sleep(Math.round(seconds * 1000));
  }
}
