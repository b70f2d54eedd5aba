package io.nightjar.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls programs of the system. */
final class Commands {
  private Commands() {}

  /**
   * Calls a program and waits for its end.
   *
   * @param log takes all that it says
   * @return its exit code
   */
  static int call(Path log, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }

  /** Calls a program that must not fail. */
  static void require(Path log, String... command) throws IOException, InterruptedException {
    int exit = call(log, List.of(command));
    if (exit != 0) {
      throw new IOException(
          "Cannot go on: " + String.join(" ", command) + " gives " + exit + ", see " + log);
    }
  }

  /** Sends a signal; a process that is gone already is fine. */
  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-s", name, Long.toString(pid))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor(10, TimeUnit.SECONDS);
  }
}
