package io.nightjar.spark;

import java.io.IOException;

/** Carries a slot's calls to the driver. */
@FunctionalInterface
interface SlotLine {

  /**
   * Calls the driver and waits for its answer.
   *
   * @throws IOException if none came, which says nothing of whether the driver heard the call
   */
  SlotAnswer call(SlotCall call) throws IOException, InterruptedException;
}
