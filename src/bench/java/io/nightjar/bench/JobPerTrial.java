package io.nightjar.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.api.java.JavaSparkContext;

/** What most peers on Spark do: a job with one task for each trial, from a thread per slot. */
final class JobPerTrial {
  private final JavaSparkContext spark;
  private final int slots;
  private final double seconds;

  JobPerTrial(JavaSparkContext spark, int slots, double seconds) {
    this.spark = spark;
    this.slots = slots;
    this.seconds = seconds;
  }

  void measure(ObjectNode line) throws InterruptedException, ExecutionException {
    rate();
    rate();
    Repetitions rates = new Repetitions();
    for (int i = 0; i < Repetitions.COUNT; i++) {
      rates.add(rate());
    }
    rates.write(line);
  }

  private double rate() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(slots);
    try {
      long start = System.nanoTime();
      Callable<Integer> jobs = () -> runJobs(start);
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < slots; i++) {
        counts.add(threads.submit(jobs));
      }
      int trials = 0;
      for (Future<Integer> count : counts) {
        trials += count.get();
      }
      return trials / Repetitions.secondsSince(start);
    } finally {
      threads.shutdown();
    }
  }

  private int runJobs(long start) {
    int trials = 0;
    for (; Repetitions.secondsSince(start) < seconds; trials++) {
      List<Integer> results = spark.parallelize(List.of(trials), 1).map(id -> id).collect();
      if (!results.equals(List.of(trials))) {
        throw new IllegalStateException("Cannot measure jobs: one gave " + results);
      }
    }
    return trials;
  }
}
