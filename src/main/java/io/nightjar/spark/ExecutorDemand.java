package io.nightjar.spark;

import org.apache.spark.SparkContext;

/**
 * What an executor asks of one machine, or what one machine has for executors.
 *
 * @param memory its heap in MiB
 */
record ExecutorDemand(int cores, int memory, int gpus) {

  /** What an executor of a session asks for; at least so many cores where that is left open. */
  static ExecutorDemand of(SparkContext context) {
    return new ExecutorDemand(
        context.conf().getInt("spark.executor.cores", 1),
        context.executorMemory(),
        (int) context.conf().getDouble("spark.executor.resource.gpu.amount", 0));
  }

  boolean fitsIn(ExecutorDemand machine) {
    return cores <= machine.cores && memory <= machine.memory && gpus <= machine.gpus;
  }

  /** For people. */
  @Override
  public String toString() {
    String text = "%d core%s and %d MiB".formatted(cores, cores == 1 ? "" : "s", memory);
    return gpus == 0 ? text : text + " and " + gpus + (gpus == 1 ? " GPU" : " GPUs");
  }
}
