package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.Answers;
import io.nightjar.run.LocalStorage;
import io.nightjar.trial.Goals;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a session of a cluster that no worker has joined. */
@Tag("slow")
final class ExecutorLackTest {
  private static final String HOST = "127.0.0.1";

  private final RpcEnv master =
      Master.startRpcEnvAndEndpoint(
              HOST, 0, 0, new SparkConf(false).set("spark.ui.enabled", "false"))
          ._1();
  private final SparkSession session =
      SparkSession.builder()
          .config(
              SparkSessions.conf(SparkSettings.local(1))
                  .set("spark.master", master.address().toSparkURL())
                  .set("spark.driver.host", HOST))
          .getOrCreate();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    session.stop();
    master.shutdown();
  }

  private SparkBackend backend() {
    TrialWork work =
        new TrialWork(
            Answers::run, Goals.of(Answers.LOSS), Duration.ofMinutes(1), new LocalStorage(folder));
    return SparkBackend.start(session, work, 1, note -> {});
  }

  @Test
  @Timeout(120)
  void isNoneWhereThereIsNothingToRun() {
    try (SparkBackend backend = backend()) {
      assertThat(backend.lack()).isEmpty();
      backend.submit(Tasks.task(1));
      assertThat(backend.lack())
          .hasValueSatisfying(
              lack ->
                  assertThat(lack)
                      .startsWith("Cannot run trials: no executor came within ")
                      .contains("no worker has joined spark://" + HOST));
    }
  }
}
