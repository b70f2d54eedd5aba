package io.nightjar.spark;

import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Runs tasks on Spark, by slots that pull: long jobs have a task per slot, and each slot asks the
 * driver for work over Spark's plugin RPC. No other job can run beside them where they have all
 * cores.
 *
 * <p>The session's settings {@code spark.nightjar.lease} and {@code spark.nightjar.silence}, such
 * as {@code 60s}, say how long a slot that runs a trial, and all slots together, may be silent.
 */
public final class SparkBackend implements Backend {
  static final String LEASE = "spark.nightjar.lease";
  static final String SILENCE = "spark.nightjar.silence";
  private static final Duration TROUBLE_PERIOD = Duration.ofMillis(500);
  private static final Duration STOP_GRACE = Duration.ofSeconds(3);
  private static final Duration CANCEL_GRACE = Duration.ofSeconds(10);
  private static final int TASKS_PER_SLOT = 2;
  private static final AtomicLong DESKS = new AtomicLong();

  private final SlotDesk desk;
  private final SlotJobRunner jobs;
  private final ExecutorWatch watch;
  private final Thread thread;
  private final TrialWork work;
  private final LackWatch lack;
  private long untaken;

  private SparkBackend(
      SlotDesk desk, SlotJobRunner jobs, ExecutorWatch watch, TrialWork work, LackWatch lack) {
    this.desk = desk;
    this.jobs = jobs;
    this.lack = lack;
    this.watch = watch;
    this.thread = new Thread(jobs, "slot-jobs");
    this.work = work;
    thread.setDaemon(true);
  }

  /**
   * Starts a fixed number of slots; several backends may follow each other in one session.
   *
   * @param session with {@link SlotPlugin} among its {@code spark.plugins}
   * @param slots how many tasks run at the same time; those beyond the session's cores wait for one
   *     to be free
   * @param notes takes what users should know while they wait, each text once
   * @throws IllegalStateException if the session runs without the plugin
   * @throws IllegalArgumentException if a setting is not valid
   * @throws UncheckedIOException if the storage cannot be written
   */
  public static SparkBackend start(
      SparkSession session, TrialWork work, int slots, Consumer<String> notes) {
    return start(session, work, slots, watch(session, notes), (desk, room) -> {});
  }

  private static LackWatch watch(SparkSession session, Consumer<String> notes) {
    SparkContext context = session.sparkContext();
    return LackWatch.of(context, rules(context.conf()).silence(), notes);
  }

  /**
   * Starts as many slots as the cluster gives at most, and further ones where that is not said and
   * the cluster grows.
   *
   * @throws InterruptedException if the thread is interrupted while it waits for executors
   * @see #start(SparkSession, TrialWork, int, Consumer)
   */
  public static SparkBackend start(SparkSession session, TrialWork work, Consumer<String> notes)
      throws InterruptedException {
    LackWatch lack = watch(session, notes);
    SparkContext context = session.sparkContext();
    ObjIntConsumer<SlotDesk> growth =
        SlotCount.configured(context.conf()).isPresent() ? (desk, room) -> {} : SlotDesk::roomFor;
    return start(session, work, SlotCount.most(context, lack), lack, growth);
  }

  private static SparkBackend start(
      SparkSession session,
      TrialWork work,
      int slots,
      LackWatch lack,
      ObjIntConsumer<SlotDesk> growth) {
    SparkContext context = session.sparkContext();
    SparkSessions.requirePlugin(context);
    DeskRules rules = rules(context.conf());
    String id = context.applicationId() + "/" + DESKS.incrementAndGet();
    SlotDesk desk =
        new SlotDesk(
            id, rules, policy(context.conf()), slots, new SteadyClock(InstantSource.system()));
    writeToken(work, id);
    Desks.open(desk);
    ExecutorWatch watch = new ExecutorWatch(context, desk, room -> growth.accept(desk, room));
    watch.start();
    SlotTimes times = SlotTimes.forLease(rules.lease());
    SlotJobRunner jobs = new SlotJobRunner(context, desk, work, times, lack);
    SparkBackend backend = new SparkBackend(desk, jobs, watch, work, lack);
    backend.thread.start();
    return backend;
  }

  static DeskRules rules(SparkConf conf) {
    DeskRules usual = DeskRules.DEFAULT;
    return new DeskRules(
        time(conf, LEASE, usual.lease()), time(conf, SILENCE, usual.silence()), usual.crashes());
  }

  private static Duration time(SparkConf conf, String key, Duration usual) {
    return Duration.ofMillis(conf.getTimeAsMs(key, usual.toMillis() + "ms"));
  }

  private static SlotPolicy policy(SparkConf conf) {
    return conf.getBoolean("spark.dynamicAllocation.enabled", false)
        ? SlotPolicy.GIVE_BACK
        : SlotPolicy.KEEP;
  }

  private static void writeToken(TrialWork work, String id) {
    try {
      SlotToken.write(work.storage(), id);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the results folder: " + e.getMessage(), e);
    }
  }

  /** How many tasks run at the same time, if the cluster gives what it is configured to. */
  public int slots() {
    return desk.wanted();
  }

  /**
   * Why no trial could run, where no executor has come so far; empty where there was nothing to
   * run, since then none need come.
   */
  public Optional<String> lack() {
    return isIdle() ? Optional.empty() : lack.lack();
  }

  /** What users should know of slots that cannot run trials, each text once. */
  public List<String> warnings() {
    return desk.warnings();
  }

  @Override
  public boolean hasCapacity() {
    return desk.unfinished() < TASKS_PER_SLOT * slots();
  }

  @Override
  public boolean isIdle() {
    return untaken == 0;
  }

  @Override
  public boolean isReady() {
    return desk.hasResult();
  }

  @Override
  public void submit(TrialTask task) {
    untaken++;
    desk.submit(task);
  }

  @Override
  public TrialResult take() throws InterruptedException, BackendException {
    if (isIdle()) {
      throw new IllegalStateException("Cannot take a result: no task is submitted");
    }
    while (true) {
      Optional<TrialResult> result = desk.poll(TROUBLE_PERIOD);
      if (result.isPresent()) {
        untaken--;
        return result.get();
      }
      failOnTrouble();
    }
  }

  private void failOnTrouble() throws BackendException {
    Optional<SlotDesk.Trouble> trouble = desk.trouble();
    if (trouble.isPresent()) {
      Throwable cause = trouble.get().cause();
      throw cause == null
          ? new BackendException(trouble.get().reason())
          : new BackendException(trouble.get().reason(), cause);
    }
  }

  /** Stops the slots: those that wait at once, those that train at their next heartbeat. */
  @Override
  public void close() {
    desk.stop();
    thread.interrupt();
    try {
      if (!jobs.awaitEnd(STOP_GRACE)) {
        jobs.cancel();
        jobs.awaitEnd(CANCEL_GRACE);
      }
    } catch (InterruptedException e) {
      jobs.cancel();
      Thread.currentThread().interrupt();
    } finally {
      watch.stop();
      Desks.close(desk);
      deleteToken();
    }
  }

  /** A token that stays does no harm: the next backend writes its own over it. */
  private void deleteToken() {
    try {
      SlotToken.delete(work.storage());
    } catch (IOException e) {
      return;
    }
  }
}
