package io.nightjar.faults;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A driver at work, and what was seen of its journal. */
final class RunningSweep {
  /** Many times what a sweep takes: whatever is broken, a study ends. */
  private static final int LIMIT_SECONDS = 240;

  private final Process process;
  private final SweepFiles files;
  private List<String> seen;

  /**
   * A sweep.
   *
   * @param seen the lines that its journal must begin with
   */
  RunningSweep(Process process, SweepFiles files, List<String> seen) {
    this.process = process;
    this.files = files;
    this.seen = List.copyOf(seen);
  }

  /**
   * Waits until the journal has so many lines.
   *
   * @throws IOException if the sweep ends before
   */
  void awaitLines(int lines) throws IOException, InterruptedException {
    while (look().size() < lines) {
      if (!process.isAlive()) {
        throw new IOException(
            "The sweep ended with " + process.exitValue() + " before journal line " + lines);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /**
   * The whole lines of the journal now.
   *
   * @throws IOException if one is lost or changed that was there before
   */
  List<String> look() throws IOException {
    List<String> now = files.journal();
    if (now.size() < seen.size() || !now.subList(0, seen.size()).equals(seen)) {
      throw new IOException("The journal lost a line: it had " + seen.size() + " others before");
    }
    seen = now;
    return now;
  }

  void kill() {
    process.destroyForcibly();
  }

  /**
   * Waits for the end.
   *
   * @return the exit code
   * @throws IOException if the sweep does not end; it is then killed
   */
  int exit() throws IOException, InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      kill();
      process.waitFor();
      throw new IOException("The sweep did not end within " + LIMIT_SECONDS + " s");
    }
    return process.exitValue();
  }
}
