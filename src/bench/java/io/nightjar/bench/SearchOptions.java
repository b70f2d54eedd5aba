package io.nightjar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How much the search bench measures.
 *
 * @param threads how many studies run at once
 */
record SearchOptions(int repetitions, int trials, int threads, long seed) {

  SearchOptions {
    if (repetitions < 1) {
      throw new IllegalArgumentException("Invalid repetitions: " + repetitions);
    }
    if (trials < 1) {
      throw new IllegalArgumentException("Invalid trials: " + trials);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("Invalid processes: " + threads);
    }
  }

  /** Every repetition of a study, in their order. */
  <T> List<T> repeat(Repeated<T> study) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < repetitions; i++) {
        int repetition = i;
        running.add(pool.submit(() -> study.run(repetition)));
      }
      List<T> found = new ArrayList<>();
      for (Future<T> each : running) {
        found.add(each.get());
      }
      return found;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot run a study: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** One study of many. */
  interface Repeated<T> {
    T run(int repetition) throws Exception;
  }
}
