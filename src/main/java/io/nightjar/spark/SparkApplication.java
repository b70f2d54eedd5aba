package io.nightjar.spark;

import io.nightjar.run.Backend;
import org.apache.spark.sql.SparkSession;

/** A Spark session and what Nightjar does with it. */
public final class SparkApplication implements AutoCloseable {
  private final SparkSession session;

  private SparkApplication(SparkSession session) {
    this.session = session;
  }

  /** Opens the session. */
  public static SparkApplication start(SparkSettings settings) {
    return new SparkApplication(SparkSessions.open(settings));
  }

  /** Starts slots that run tasks until the backend is closed. */
  public Backend backend(TrialWork work, int slots) {
    return SparkBackend.start(session, work, slots);
  }

  /** How many slots the session is configured to have room for. */
  public int slots() {
    return session.sparkContext().defaultParallelism();
  }

  /** The lake in a folder of any file system that Hadoop knows. */
  public ParquetLake lake(String results) {
    return new ParquetLake(session, results);
  }

  @Override
  public void close() {
    session.stop();
  }
}
