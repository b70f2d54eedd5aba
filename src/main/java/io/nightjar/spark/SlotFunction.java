package io.nightjar.spark;

import io.nightjar.run.TrialExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Iterator;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.resource.ResourceInformation;

/** The task of the slot job: a partition is a slot. */
final class SlotFunction implements VoidFunction<Iterator<Integer>> {
  private static final long serialVersionUID = 1L;

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
    SlotId id = id(context);
    SlotLine line = new PluginLine();
    if (!SlotToken.isSeen(work.storage(), desk)) {
      line.call(new SlotCall.Unfit(id, SlotToken.notSeenBy(id)));
      return;
    }
    TrialExecutor executor =
        new TrialExecutor(work.runner(), work.objective(), work.timeLimit(), work.storage());
    new SlotLoop(id, line, executor::execute, times, context::isInterrupted).work();
  }

  private SlotId id(TaskContext context) {
    return new SlotId(
        desk,
        epoch,
        context.partitionId(),
        context.taskAttemptId(),
        SparkEnv.get().executorId(),
        host(),
        device(context));
  }

  private static String device(TaskContext context) {
    ResourceInformation gpu = context.resourcesJMap().get("gpu");
    return gpu == null || gpu.addresses().length == 0 ? "cpu" : "gpu " + gpu.addresses()[0];
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return SparkEnv.get().blockManager().blockManagerId().host();
    }
  }
}
