package io.nightjar.spark;

import io.nightjar.run.BackendException;
import org.apache.spark.SparkContext;
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
   * @throws BackendException if Spark cannot, for example because no master answers
   */
  public static SparkApplication start(SparkSettings settings) throws BackendException {
    try {
      return new SparkApplication(SparkSessions.open(settings));
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare.
      throw new BackendException("Cannot start Spark: " + firstLine(e), e);
    }
  }

  /**
   * Starts a fixed number of slots, which run tasks until the backend is closed.
   *
   * @throws BackendException if the session has stopped by itself
   */
  public SparkBackend backend(TrialWork work, int slots) throws BackendException {
    try {
      return SparkBackend.start(session, work, slots);
    } catch (IllegalStateException e) {
      throw stopped(e);
    }
  }

  /**
   * Starts as many slots as the cluster gives at most, see {@link SparkBackend#slots}.
   *
   * @throws BackendException if the session has stopped by itself
   * @throws InterruptedException if the thread is interrupted while it waits for executors
   */
  public SparkBackend backend(TrialWork work) throws BackendException, InterruptedException {
    try {
      return SparkBackend.start(session, work);
    } catch (IllegalStateException e) {
      throw stopped(e);
    }
  }

  /** Spark gives up on a master that does not answer after a minute, in a thread of its own. */
  private BackendException stopped(IllegalStateException problem) {
    SparkContext context = session.sparkContext();
    if (!context.isStopped()) {
      throw problem;
    }
    return new BackendException(
        "Cannot use Spark on "
            + context.master()
            + ": it stopped by itself; does a master answer there?",
        problem);
  }

  private static String firstLine(Exception problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("no message");
  }

  @Override
  public void close() {
    session.stop();
  }
}
