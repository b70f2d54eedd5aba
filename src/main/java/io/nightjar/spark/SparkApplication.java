package io.nightjar.spark;

import io.nightjar.run.Backend;
import org.apache.spark.sql.SparkSession;

/** A Spark session and what Nightjar does with it. */
public final class SparkApplication implements AutoCloseable {
  private final SparkSession session;

  private SparkApplication(SparkSession session) {
    this.session = session;
  }

  /**
   * Opens the session.
   *
   * @throws SparkStartException if Spark cannot, for example because no master answers
   */
  public static SparkApplication start(SparkSettings settings) throws SparkStartException {
    try {
      return new SparkApplication(SparkSessions.open(settings));
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare.
      throw new SparkStartException(e);
    }
  }

  /** Starts slots that run tasks until the backend is closed. */
  public Backend backend(TrialWork work, int slots) {
    return SparkBackend.start(session, work, slots);
  }

  /** How many slots the session is configured to have room for. */
  public int slots() {
    return session.sparkContext().defaultParallelism();
  }

  @Override
  public void close() {
    session.stop();
  }
}
