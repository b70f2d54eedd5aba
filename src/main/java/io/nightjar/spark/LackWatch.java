package io.nightjar.spark;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/**
 * Notices that no executor comes, which Spark itself only logs: says so once after some seconds,
 * and gives up where none can come. Safe for several threads, none of which waits while another
 * asks the cluster.
 */
final class LackWatch {
  /** Executors of a cluster that has them free come within seconds. */
  static final Duration NOTICE = Duration.ofSeconds(10);

  /** Where containers or machines are still to be started, that takes longer. */
  static final Duration LONG_NOTICE = Duration.ofSeconds(30);

  /** How long a larger worker may take to join. */
  static final Duration HOPELESS = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final BooleanSupplier came;
  private final Supplier<ExecutorLack> cluster;
  private final Duration silence;
  private final Consumer<String> notes;
  private final Instant start;
  private Instant look;
  private Optional<ExecutorLack> lack = Optional.empty();
  private boolean isNoted;
  private boolean hasCome;

  /**
   * A watch that begins now.
   *
   * @param came whether there is an executor
   * @param cluster asks what is lacking, which may take a while
   * @param silence when to give up even where one may come
   * @param notes takes what the user should know, once
   */
  LackWatch(
      InstantSource clock,
      BooleanSupplier came,
      Supplier<ExecutorLack> cluster,
      Duration silence,
      Consumer<String> notes) {
    this.clock = clock;
    this.came = came;
    this.cluster = cluster;
    this.silence = silence;
    this.notes = notes;
    this.start = clock.instant();
    this.look = start.plus(NOTICE);
  }

  static LackWatch of(SparkContext context, Duration silence, Consumer<String> notes) {
    StandaloneMaster master = new StandaloneMaster(() -> context.env().rpcEnv(), context.master());
    return new LackWatch(
        new SteadyClock(InstantSource.system()),
        () -> context.isLocal() || context.isStopped() || SlotCount.registered(context) > 0,
        () -> new ExecutorLack(ExecutorDemand.of(context), context.master(), master.workers()),
        silence,
        notes);
  }

  /**
   * Looks again.
   *
   * @return why there is no sense in waiting any longer; empty while there is
   */
  Optional<String> check() {
    if (isTimeToLook()) {
      note(cluster.get());
    }
    return over();
  }

  private synchronized boolean isTimeToLook() {
    Instant now = clock.instant();
    if (hasCome() || now.isBefore(look)) {
      return false;
    }
    look = now.plus(NOTICE);
    return true;
  }

  private synchronized Optional<String> over() {
    return lack.filter(found -> !hasCome && isOver(found, waited())).map(this::trouble);
  }

  private Duration waited() {
    return Duration.between(start, clock.instant());
  }

  private synchronized void note(ExecutorLack found) {
    Duration waited = waited();
    lack = Optional.of(found);
    if (!isNoted && (found.isHopeless() || waited.compareTo(LONG_NOTICE) >= 0)) {
      isNoted = true;
      notes.accept("Warning: no executor has come yet: " + found.reason());
    }
  }

  private boolean isOver(ExecutorLack found, Duration waited) {
    Duration limit = found.isHopeless() && HOPELESS.compareTo(silence) < 0 ? HOPELESS : silence;
    return waited.compareTo(limit) >= 0;
  }

  private String trouble(ExecutorLack found) {
    return "Cannot run trials: no executor came within %d s: %s"
        .formatted(waited().toSeconds(), found.reason());
  }

  /** Whether no executor had come when this was last checked. */
  synchronized boolean isWaiting() {
    return !hasCome;
  }

  /** What is lacking, where no executor has come so far; it looks where nobody did yet. */
  Optional<String> lack() {
    return hasCome()
        ? Optional.empty()
        : known().or(() -> Optional.of(cluster.get())).map(this::trouble);
  }

  private synchronized Optional<ExecutorLack> known() {
    return lack;
  }

  private synchronized boolean hasCome() {
    hasCome = hasCome || came.getAsBoolean();
    return hasCome;
  }
}
