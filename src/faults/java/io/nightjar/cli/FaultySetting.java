package io.nightjar.cli;

import java.io.Serializable;

/**
 * Which trial misbehaves, and how.
 *
 * @param trial the id of the faulty trial
 * @param pauseMillis how long every other trial waits after each epoch, so that faults from outside
 *     hit it while it trains
 * @param pipe a named pipe without a writer: to open it is to wait for ever
 * @param changedNode part of the working folder of those executors that see changed data; empty for
 *     none
 */
record FaultySetting(FaultyKind kind, long trial, long pauseMillis, String pipe, String changedNode)
    implements Serializable {
  private static final String PREFIX = "spark.nightjar.faults.";

  /** The setting as {@code spark-submit} gave it to this JVM. */
  static FaultySetting ofThisJvm() {
    return new FaultySetting(
        FaultyKind.of(setting("kind", FaultyKind.NONE.label())),
        Long.parseLong(setting("trial", "0")),
        Long.parseLong(setting("pause-millis", "0")),
        setting("pipe", ""),
        setting("changed-node", ""));
  }

  private static String setting(String name, String otherwise) {
    return System.getProperty(PREFIX + name, otherwise);
  }
}
