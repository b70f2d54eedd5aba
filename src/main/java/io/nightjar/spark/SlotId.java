package io.nightjar.spark;

/**
 * Who calls.
 *
 * @param desk the desk that the slot was started for
 * @param epoch which start of the slot job the task belongs to: those of an aborted job live on
 * @param slot the partition of the slot job, from 0
 * @param holder Spark's {@code taskAttemptId}: unique in an application and rising, while attempt
 *     numbers start again with every job
 */
record SlotId(
    String desk, int epoch, int slot, long holder, String executor, String host, String device) {}
