package io.nightjar.spark;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one long Spark job running, with a task per slot. A job that ends before its time is
 * started again, a bounded number of times; what its slots held is given to the new ones.
 */
final class SlotJob implements Runnable {
  private static final int MOST_RESTARTS = 5;

  private final JavaSparkContext spark;
  private final SlotDesk desk;
  private final TrialWork work;
  private final SlotTimes times;
  private final int slots;

  SlotJob(SparkContext context, SlotDesk desk, TrialWork work, SlotTimes times, int slots) {
    this.spark = JavaSparkContext.fromSparkContext(context);
    this.desk = desk;
    this.work = work;
    this.times = times;
    this.slots = slots;
  }

  @Override
  public void run() {
    for (int restarts = 0; !desk.isStopped(); restarts++) {
      Throwable failure = runOnce();
      if (restarts == MOST_RESTARTS || spark.sc().isStopped()) {
        desk.breakDown(reason(failure), failure);
        return;
      }
    }
  }

  /** Runs the job to its end. Spark throws whatever it likes, checked or not. */
  private @Nullable Throwable runOnce() {
    try {
      spark.setJobGroup(desk.id(), "slots of " + desk.id(), true);
      List<Integer> partitions = IntStream.range(0, slots).boxed().toList();
      spark
          .parallelize(partitions, slots)
          .foreachPartition(new SlotFunction(desk.id(), desk.beginEpoch(), work, times));
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  private String reason(@Nullable Throwable failure) {
    String cause = failure == null ? "its slots ended by themselves" : firstLine(failure);
    return spark.sc().isStopped()
        ? "Cannot run trials: the Spark session was stopped (" + cause + ")"
        : "Cannot run trials: the slot job was started "
            + (MOST_RESTARTS + 1)
            + " times and ended each time ("
            + cause
            + ")";
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
  }

  /** Tells Spark to end the job, slots in the middle of a trial too. */
  void cancel() {
    if (!spark.sc().isStopped()) {
      spark.cancelJobGroup(desk.id());
    }
  }
}
