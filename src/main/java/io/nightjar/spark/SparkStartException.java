package io.nightjar.spark;

/** Spark did not start: the cluster's fault, or that of its settings. */
public final class SparkStartException extends Exception {
  private static final long serialVersionUID = 1L;

  SparkStartException(Throwable cause) {
    super("Cannot start Spark: " + firstLine(cause), cause);
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no message");
  }
}
