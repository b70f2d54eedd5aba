package io.nightjar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts the steps that some slots take side by side, once they are warm. */
final class TrainRate {
  private static final int WINDOWS = 5;

  /** A slot's counter has a cache line of its own. */
  private static final int SPREAD = 16;

  private static final double POLL_SECONDS = 0.05;

  private final AtomicLongArray steps;
  private volatile boolean isOver;

  TrainRate(int slots) {
    steps = new AtomicLongArray(slots * SPREAD);
  }

  /**
   * The steps per second of all slots together: the median of some windows.
   *
   * @param seconds how long to train, from the first step of the last slot to the first window; all
   *     windows take a third of it
   */
  double perSecond(TrainSystem system, TrainNetwork network, double seconds)
      throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<?>> slots = new ArrayList<>();
    for (int i = 0; i < steps.length(); i += SPREAD) {
      int slot = i;
      slots.add(threads.submit(() -> train(system.start().stepOf(network), slot)));
    }
    try {
      while (slots.stream().noneMatch(Future::isDone) && !hasStartedAll()) {
        sleep(POLL_SECONDS);
      }
      sleep(seconds);
      List<Double> rates = new ArrayList<>();
      for (int window = 0; window < WINDOWS; window++) {
        rates.add(rate(seconds / 3 / WINDOWS));
      }
      isOver = true;
      for (Future<?> slot : slots) {
        slot.get();
      }
      return Medians.of(rates);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot train: " + e.getCause(), e.getCause());
    } finally {
      isOver = true;
      threads.shutdown();
    }
  }

  private void train(Runnable step, int slot) {
    while (!isOver) {
      step.run();
      steps.incrementAndGet(slot);
    }
  }

  private boolean hasStartedAll() {
    for (int i = 0; i < steps.length(); i += SPREAD) {
      if (steps.get(i) == 0) {
        return false;
      }
    }
    return true;
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
