package io.nightjar.spark;

/** Spark did not start, or not for long: the cluster's fault, or that of its settings. */
public final class SparkStartException extends Exception {
  private static final long serialVersionUID = 1L;

  SparkStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
