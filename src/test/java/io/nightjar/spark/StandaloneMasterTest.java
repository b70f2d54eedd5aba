package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** With a master and workers in this JVM, which speak with each other as real ones do. */
@Tag("slow")
final class StandaloneMasterTest {
  private static final String HOST = "127.0.0.1";
  private static final long PERIOD_MILLIS = 50;

  private final SparkConf conf = new SparkConf(false).set("spark.ui.enabled", "false");
  private final RpcEnv master = Master.startRpcEnvAndEndpoint(HOST, 0, 0, conf)._1();
  private Optional<RpcEnv> worker = Optional.empty();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    worker.ifPresent(RpcEnv::shutdown);
    master.shutdown();
  }

  private RpcEnv join(int cores, int memory) {
    RpcEnv joined =
        Worker.startRpcEnvAndEndpoint(
            HOST,
            0,
            0,
            cores,
            memory,
            new String[] {url()},
            folder.toString(),
            Option.empty(),
            conf,
            Option.empty());
    worker = Optional.of(joined);
    return joined;
  }

  private static Optional<List<ExecutorDemand>> workers(RpcEnv rpc, String urls) {
    return new StandaloneMaster(() -> rpc, urls).workers();
  }

  private String url() {
    return master.address().toSparkURL();
  }

  @Test
  @Timeout(60)
  void saysWhatItsWorkersHave() throws InterruptedException {
    RpcEnv rpc = join(3, 1500);
    Optional<List<ExecutorDemand>> found = workers(rpc, url());
    while (found.equals(Optional.of(List.of()))) { // It registers in its own time.
      Thread.sleep(PERIOD_MILLIS);
      found = workers(rpc, url());
    }
    assertThat(found).contains(List.of(new ExecutorDemand(3, 1500, 0)));
    assertThat(workers(rpc, "spark://127.0.0.1:1," + url().substring(8)))
        .as("one of several masters")
        .isEqualTo(found);
  }

  /** One that takes connections and says nothing, as behind a wall that drops what it gets. */
  @Test
  @Timeout(60)
  void doesNotWaitForOneThatIsSilent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String urls = "spark://%s:%d,%s".formatted(HOST, silent.getLocalPort(), url().substring(8));
      StandaloneMaster both = new StandaloneMaster(() -> master, urls);
      assertThat(both.workers()).contains(List.of());
      assertThat(both.workers()).as("while the first question is open").contains(List.of());
    }
  }

  @Test
  void isUnknownWhereNoMasterAnswers() {
    assertThat(workers(master, "spark://127.0.0.1:1")).isEmpty();
    assertThat(workers(master, "yarn")).isEmpty();
    assertThat(workers(master, "spark://no port")).isEmpty();
  }
}
