package io.nightjar.spark;

import java.time.Duration;
import java.util.OptionalInt;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** How many slots a cluster can give: what it is configured to give at most, if that is said. */
final class SlotCount {
  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PERIOD_MILLIS = 100;
  private static final String INSTANCES = "spark.executor.instances";

  private SlotCount() {}

  /**
   * The slots that this session may use at most.
   *
   * <p>Where only the executors themselves tell, it waits until no further one comes, for at most
   * 30 s, and no longer than there is hope for one; the number is at least 1.
   */
  static int most(SparkContext context, LackWatch lack) throws InterruptedException {
    OptionalInt configured = configured(context.conf());
    return configured.isPresent() ? configured.getAsInt() : settled(context, lack);
  }

  /** What the settings say, empty where they leave it open. */
  static OptionalInt configured(SparkConf conf) {
    if (conf.get("spark.master", "").startsWith("local")) {
      return OptionalInt.empty();
    }
    if (conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
      int most = conf.getInt("spark.dynamicAllocation.maxExecutors", Integer.MAX_VALUE);
      return ofExecutors(most, conf);
    }
    if (conf.contains(INSTANCES)) {
      return ofExecutors(conf.getInt(INSTANCES, 1), conf);
    }
    return ofCores(conf);
  }

  private static OptionalInt ofExecutors(int executors, SparkConf conf) {
    return executors == Integer.MAX_VALUE || !conf.contains("spark.executor.cores")
        ? isSingleCored(executors, conf)
        : OptionalInt.of(executors * perExecutor(conf, conf.getInt("spark.executor.cores", 1)));
  }

  /** Outside of standalone clusters, executors have one core unless it is said. */
  private static OptionalInt isSingleCored(int executors, SparkConf conf) {
    boolean isStandalone = conf.get("spark.master", "").startsWith("spark:");
    return executors == Integer.MAX_VALUE || isStandalone
        ? OptionalInt.empty()
        : OptionalInt.of(executors * perExecutor(conf, 1));
  }

  private static OptionalInt ofCores(SparkConf conf) {
    if (!conf.contains("spark.cores.max")) {
      return OptionalInt.empty();
    }
    int cores = conf.getInt("spark.cores.max", 1);
    int each = conf.getInt("spark.executor.cores", cores);
    return OptionalInt.of(Math.max(1, cores / each * perExecutor(conf, each)));
  }

  private static int perExecutor(SparkConf conf, int cores) {
    int byCores = cores / conf.getInt("spark.task.cpus", 1);
    double each = conf.getDouble("spark.task.resource.gpu.amount", 0);
    double all = conf.getDouble("spark.executor.resource.gpu.amount", 0);
    int byCards = each > 0 ? (int) Math.floor(all / each) : byCores;
    return Math.max(1, Math.min(byCores, byCards));
  }

  private static int settled(SparkContext context, LackWatch lack) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int count = registered(context);
    for (long quiet = 0; isWaiting(context, quiet, count) && System.nanoTime() < end; ) {
      if (lack.check().isPresent()) {
        break;
      }
      Thread.sleep(PERIOD_MILLIS);
      int now = registered(context);
      quiet = now == count ? quiet + PERIOD_MILLIS : 0;
      count = now;
    }
    return Math.max(1, count);
  }

  private static boolean isWaiting(SparkContext context, long quietMillis, int count) {
    return !context.isLocal()
        && !context.isStopped()
        && (count == 0 || quietMillis < SETTLING.toMillis());
  }

  /** How many tasks the executors that are there can run at once. */
  static int registered(SparkContext context) {
    return context.maxNumConcurrentTasks(context.resourceProfileManager().defaultResourceProfile());
  }
}
