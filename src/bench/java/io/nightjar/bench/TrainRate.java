package io.nightjar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures the steps that some slots take side by side, once they are warm. */
final class TrainRate {
  private static final int WINDOWS = 5;
  private static final double POLL_SECONDS = 0.05;

  private final StepCounter steps;

  TrainRate(int slots) {
    steps = new StepCounter(slots);
  }

  /**
   * The steps per second of all slots together: the median of some windows.
   *
   * @param seconds how long to train, from the first step of the last slot to the first window; all
   *     windows take a third of it
   */
  double perSecond(TrainSystem system, TrainNetwork network, double seconds)
      throws InterruptedException {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<?> training =
        thread.submit(
            () -> {
              system.training().train(network, steps);
              return null;
            });
    try {
      while (!training.isDone() && !steps.hasStartedAll()) {
        sleep(POLL_SECONDS);
      }
      List<Double> rates = training.isDone() ? List.of() : rates(seconds);
      steps.end();
      training.get();
      return Medians.of(rates);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot train: " + e.getCause(), e.getCause());
    } finally {
      steps.end();
      thread.shutdown();
    }
  }

  private List<Double> rates(double seconds) throws InterruptedException {
    sleep(seconds);
    List<Double> rates = new ArrayList<>();
    for (int window = 0; window < WINDOWS; window++) {
      rates.add(rate(seconds / 3 / WINDOWS));
    }
    return rates;
  }

  private double rate(double seconds) throws InterruptedException {
    long start = System.nanoTime();
    long before = steps.total();
    sleep(seconds);
    return (steps.total() - before) / ((System.nanoTime() - start) / 1e9);
  }

  private static void sleep(double seconds) throws InterruptedException {
    Thread.sleep(Math.round(seconds * 1000));
  }
}
