package io.nightjar.spark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps slots running, as long Spark jobs with a task per slot: the first one with all that are
 * wanted, a further one whenever slots lack. Jobs that end before their time are put up with a
 * bounded number of times; what their slots held is given to others.
 */
final class SlotJobRunner implements Runnable {
  private static final int MOST_RESTARTS = 5;
  private static final Duration CHECK_PERIOD = Duration.ofMillis(250);

  private final JavaSparkContext spark;
  private final SlotDesk desk;
  private final TrialWork work;
  private final SlotTimes times;
  private final LackWatch lack;
  private final List<Thread> jobs = new ArrayList<>();
  private int failures;

  SlotJobRunner(
      SparkContext context, SlotDesk desk, TrialWork work, SlotTimes times, LackWatch lack) {
    this.spark = JavaSparkContext.fromSparkContext(context);
    this.desk = desk;
    this.work = work;
    this.times = times;
    this.lack = lack;
  }

  /** Starts jobs until the desk stops or this thread is interrupted. */
  @Override
  public void run() {
    try {
      while (!desk.isStopped()) {
        lack.check().ifPresent(reason -> desk.breakDown(reason, null));
        desk.check();
        int count = desk.slotsToStart();
        if (count > 0) {
          start(count);
        }
        Thread.sleep(CHECK_PERIOD.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void start(int count) {
    SlotJobs.Start start = desk.beginJob(count);
    Thread thread = new Thread(() -> runToEnd(start), "slot-job-" + start.epoch());
    thread.setDaemon(true);
    jobs.removeIf(job -> !job.isAlive());
    jobs.add(thread);
    thread.start();
  }

  private void runToEnd(SlotJobs.Start start) {
    Throwable failure = runOnce(start);
    int left = desk.endJob(start.epoch());
    if (!desk.isStopped() && left > 0) {
      failed(failure);
    }
  }

  /** Runs a job to its end. Spark throws whatever it likes, checked or not. */
  private @Nullable Throwable runOnce(SlotJobs.Start start) {
    try {
      spark.setJobGroup(desk.id(), "slots of " + desk.id(), true);
      spark
          .parallelize(start.slots(), start.slots().size())
          .foreachPartition(new SlotFunction(desk.id(), start.epoch(), work, times));
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  private synchronized void failed(@Nullable Throwable failure) {
    failures++;
    if (failures > MOST_RESTARTS || spark.sc().isStopped()) {
      desk.breakDown(reason(failure), failure);
    }
  }

  private String reason(@Nullable Throwable failure) {
    String cause = failure == null ? "its slots ended by themselves" : firstLine(failure);
    return spark.sc().isStopped()
        ? "Cannot run trials: the Spark session on "
            + spark.sc().master()
            + " has stopped; does its master answer? ("
            + cause
            + ")"
        : "Cannot run trials: the slot job was started "
            + failures
            + " times and ended each time ("
            + cause
            + ")";
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
  }

  /** Waits until all jobs have ended, and says whether they have. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (Thread job : started()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      job.join(Math.max(1, left));
    }
    return started().stream().noneMatch(Thread::isAlive);
  }

  private synchronized List<Thread> started() {
    return List.copyOf(jobs);
  }

  /** Tells Spark to end the jobs, slots in the middle of a trial too. */
  void cancel() {
    if (!spark.sc().isStopped()) {
      spark.cancelJobGroup(desk.id());
    }
  }
}
