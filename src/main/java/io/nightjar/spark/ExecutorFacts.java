package io.nightjar.spark;

import java.io.Serializable;

/**
 * What an executor runs with.
 *
 * @param name the executor's id
 * @param java the version of Java, without its build
 * @param threads {@code OMP_NUM_THREADS}, or {@code not set}
 * @param engine what it computes with, or why that is not known
 * @param seesFolder whether it sees a file in the driver's results folder
 */
public record ExecutorFacts(
    String name,
    String host,
    String java,
    String spark,
    String threads,
    String engine,
    boolean seesFolder)
    implements Serializable {

  /** Says what an executor computes with. */
  @FunctionalInterface
  public interface EngineName extends Serializable {
    String name();
  }

  /** Those of this JVM. */
  public static ExecutorFacts ofThisJvm(String name, boolean seesFolder, EngineName engine) {
    return new ExecutorFacts(
        name,
        SlotFunction.host(),
        String.valueOf(Runtime.version().feature()),
        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        String.valueOf(System.getenv().getOrDefault("OMP_NUM_THREADS", "not set")),
        engineName(engine),
        seesFolder);
  }

  /** An executor without the libraries fails at its first touch of them, with an error. */
  private static String engineName(EngineName engine) {
    try {
      return engine.name();
    } catch (RuntimeException | LinkageError e) {
      return "none: " + e;
    }
  }
}
