package io.nightjar.bench;

import java.time.Duration;

/**
 * The processor time of an application's processes on this machine, which a busy machine spares.
 */
record CpuTime(Duration driver, Duration executors) {

  static CpuTime now(String applicationId) {
    Duration executors =
        ProcessHandle.allProcesses()
            .filter(process -> isExecutor(process.info(), applicationId))
            .map(CpuTime::of)
            .reduce(Duration.ZERO, Duration::plus);
    return new CpuTime(of(ProcessHandle.current()), executors);
  }

  /** The driver, too, may name the application among its arguments, but no executor's class. */
  private static boolean isExecutor(ProcessHandle.Info process, String applicationId) {
    String command = process.commandLine().orElse("");
    return command.contains("CoarseGrainedExecutorBackend") && command.contains(applicationId);
  }

  private static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  CpuTime minus(CpuTime earlier) {
    return new CpuTime(driver.minus(earlier.driver), executors.minus(earlier.executors));
  }
}
