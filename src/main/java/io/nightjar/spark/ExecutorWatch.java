package io.nightjar.spark;

import java.util.function.IntConsumer;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * Passes on what Spark says of its executors. Only hints: Spark may drop events, and leases expire
 * without them.
 */
final class ExecutorWatch extends SparkListener {
  private final SparkContext context;
  private final SlotDesk desk;
  private final IntConsumer room;

  /**
   * A watch.
   *
   * @param room is told how many slots there is room for, when an executor comes
   */
  ExecutorWatch(SparkContext context, SlotDesk desk, IntConsumer room) {
    this.context = context;
    this.desk = desk;
    this.room = room;
  }

  /** A session that was stopped meanwhile has no executors to watch. */
  void start() {
    try {
      context.addSparkListener(this);
    } catch (IllegalStateException e) {
      return;
    }
  }

  void stop() {
    context.removeSparkListener(this);
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    desk.executorLost(event.executorId());
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded event) {
    room.accept(SlotCount.registered(context));
  }
}
