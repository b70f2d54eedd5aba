package io.nightjar.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.spark.deploy.DeployMessages;
import org.apache.spark.deploy.master.WorkerInfo;
import org.apache.spark.deploy.master.WorkerResourceInfo;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.rpc.RpcTimeout;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;
import scala.reflect.ClassTag;

/**
 * Asks the master of a standalone cluster what its workers have, as its own web page does: by
 * Spark's RPC, which the session speaks with it anyway, so no further port or password is needed.
 * Safe for several threads.
 */
final class StandaloneMaster {
  private static final String SCHEME = "spark://";
  private static final String ENDPOINT = "Master";
  private static final long PATIENCE_SECONDS = 5;

  private final List<MasterAddress> addresses;

  /**
   * A master to ask.
   *
   * @param rpc of the session, as long as that runs
   * @param urls of one, or of several of which one leads: {@code spark://a:7077,b:7077}
   */
  StandaloneMaster(Supplier<RpcEnv> rpc, String urls) {
    this.addresses =
        urls.startsWith(SCHEME)
            ? Arrays.stream(urls.substring(SCHEME.length()).split(",", -1))
                .map(address -> new MasterAddress(() -> asked(rpc, SCHEME + address)))
                .toList()
            : List.of();
  }

  /**
   * What each worker has in all, busy or not; within seconds, by the last answer where none comes.
   *
   * @return empty where there is no such master, or none has answered
   */
  Optional<List<ExecutorDemand>> workers() {
    addresses.forEach(MasterAddress::ask);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<List<ExecutorDemand>> answers =
        addresses.stream().map(address -> address.answer(end)).flatMap(Optional::stream).toList();
    // One that only stands by knows no workers.
    return answers.stream()
        .filter(workers -> !workers.isEmpty())
        .findFirst()
        .or(() -> answers.stream().findFirst());
  }

  /** Any failure, be it of another version's RPC, only means that nothing is known. */
  private static Optional<List<ExecutorDemand>> asked(Supplier<RpcEnv> rpc, String url) {
    try {
      DeployMessages.MasterStateResponse state =
          rpc.get()
              .setupEndpointRef(RpcAddress.fromSparkURL(url), ENDPOINT)
              .askSync(
                  DeployMessages.RequestMasterState$.MODULE$,
                  new RpcTimeout(
                      new FiniteDuration(PATIENCE_SECONDS, TimeUnit.SECONDS), "the master"),
                  ClassTag.apply(DeployMessages.MasterStateResponse.class));
      return Optional.of(
          Arrays.stream(state.workers())
              .filter(WorkerInfo::isAlive)
              .map(StandaloneMaster::offer)
              .toList());
    } catch (Exception | LinkageError e) { // Scala throws checked exceptions undeclared.
      return Optional.empty();
    }
  }

  private static ExecutorDemand offer(WorkerInfo worker) {
    Option<WorkerResourceInfo> cards = worker.resources().get("gpu");
    return new ExecutorDemand(
        worker.cores(), worker.memory(), cards.isEmpty() ? 0 : cards.get().addresses().size());
  }
}
