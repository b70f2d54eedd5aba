package io.nightjar.spark;

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

  /** Starts a fixed number of slots, which run tasks until the backend is closed. */
  public SparkBackend backend(TrialWork work, int slots) {
    return SparkBackend.start(session, work, slots);
  }

  /** Starts as many slots as the cluster gives at most, see {@link SparkBackend#slots}. */
  public SparkBackend backend(TrialWork work) throws InterruptedException {
    return SparkBackend.start(session, work);
  }

  @Override
  public void close() {
    session.stop();
  }
}
