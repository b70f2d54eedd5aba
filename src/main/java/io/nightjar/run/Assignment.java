package io.nightjar.run;

import java.io.Serializable;

/**
 * Who runs a task.
 *
 * @param attempt which try at the task this is, from 1
 * @param executor the process: Spark's executor id, or {@code driver}
 * @param device the device to compute on, for example {@code cpu} or {@code gpu 0}
 */
public record Assignment(int attempt, int slot, String executor, String host, String device)
    implements Serializable {

  public Assignment {
    if (attempt < 1 || slot < 0) {
      throw new IllegalArgumentException(
          "Invalid assignment: attempt " + attempt + " on slot " + slot);
    }
  }
}
