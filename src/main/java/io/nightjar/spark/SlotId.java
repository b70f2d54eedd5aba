package io.nightjar.spark;

/**
 * Who calls.
 *
 * @param desk the desk that the slot was started for
 * @param epoch which slot job the task belongs to: tasks of an aborted job live on
 * @param slot its number, from 0; a slot of a job that has ended may have had the same
 * @param holder Spark's {@code taskAttemptId}: unique in an application and rising, while attempt
 *     numbers start again with every job
 */
record SlotId(
    String desk, int epoch, int slot, long holder, String executor, String host, String device) {

  Home home() {
    return new Home(executor, device);
  }
}
