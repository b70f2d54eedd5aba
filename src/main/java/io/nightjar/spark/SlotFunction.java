package io.nightjar.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Iterator;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.resource.ResourceInformation;

/** The task of the slot job: a partition is a slot, and holds its number. */
final class SlotFunction implements VoidFunction<Iterator<Integer>> {
  private static final long serialVersionUID = 1L;

  /** The exit code of an executor that ends itself since a trial hangs in it. */
  private static final int HUNG_EXIT_CODE = 86;

  private final String desk;
  private final int epoch;
  private final TrialWork work;
  private final SlotTimes times;

  SlotFunction(String desk, int epoch, TrialWork work, SlotTimes times) {
    this.desk = desk;
    this.epoch = epoch;
    this.work = work;
    this.times = times;
  }

  @Override
  public void call(Iterator<Integer> partition) throws IOException, InterruptedException {
    TaskContext context = TaskContext.get();
    SlotId id = id(partition.next(), context);
    Slot slot = new Slot(id, new PluginLine(), work, times, context::isInterrupted);
    if (slot.work() == SlotLoop.End.HALTED) {
      Runtime.getRuntime().halt(HUNG_EXIT_CODE);
    }
  }

  private SlotId id(int slot, TaskContext context) {
    return new SlotId(
        desk,
        epoch,
        slot,
        context.taskAttemptId(),
        SparkEnv.get().executorId(),
        host(),
        device(context));
  }

  private static String device(TaskContext context) {
    ResourceInformation gpu = context.resourcesJMap().get("gpu");
    return gpu == null || gpu.addresses().length == 0 ? "cpu" : "gpu " + gpu.addresses()[0];
  }

  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return SparkEnv.get().blockManager().blockManagerId().host();
    }
  }
}
