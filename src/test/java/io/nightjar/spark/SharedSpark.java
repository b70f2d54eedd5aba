package io.nightjar.spark;

import com.holdenkarau.spark.testing.SharedJavaSparkContext;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The shared context of spark-testing-base, which has no class for JUnit 5: its hooks are called by
 * hand. One context per JVM, so test classes that use it must not run in parallel. Its base for
 * data frames cannot even be loaded without Hive, so the session is made here.
 */
public abstract class SharedSpark extends SharedJavaSparkContext {
  private static final int CORES = 4;

  /** The product's own settings, under the name that the library looks for. */
  @Override
  public SparkConf conf() {
    return SparkSessions.conf(SparkSettings.local(CORES)).set("spark.app.id", appID());
  }

  /** A session on the shared context. */
  protected final SparkSession spark() {
    return SparkSession.builder().config(jsc().getConf()).getOrCreate();
  }

  @BeforeEach
  final void startSharedContext() {
    runBefore();
  }

  @AfterAll
  static void stopSharedContext() {
    runAfterClass();
  }
}
