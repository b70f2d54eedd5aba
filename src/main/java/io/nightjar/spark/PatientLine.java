package io.nightjar.spark;

import java.io.IOException;

/** Calls the driver until it answers. */
final class PatientLine {

  private PatientLine() {}

  /**
   * Repeats the very same call until there is an answer: the driver may have heard it.
   *
   * @throws IOException if there is none after the last repetition
   */
  static SlotAnswer call(SlotLine line, SlotCall call, SlotTimes times)
      throws IOException, InterruptedException {
    for (int retries = 0; ; retries++) {
      try {
        return line.call(call);
      } catch (IOException e) {
        if (retries == times.retries()) {
          throw e;
        }
        Thread.sleep(times.retryPause().toMillis());
      }
    }
  }
}
