package io.nightjar.spark;

import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Runs tasks on Spark, by slots that pull: one long job has a task per slot, and each slot asks the
 * driver for work over Spark's plugin RPC. No other job can run beside it where it has all cores.
 */
public final class SparkBackend implements Backend {
  private static final Duration CHECK_PERIOD = Duration.ofMillis(500);
  private static final Duration STOP_GRACE = Duration.ofSeconds(3);
  private static final Duration CANCEL_GRACE = Duration.ofSeconds(10);
  private static final int TASKS_PER_SLOT = 2;
  private static final AtomicLong DESKS = new AtomicLong();

  private final SlotDesk desk;
  private final SlotJob job;
  private final Thread thread;
  private final TrialWork work;
  private final int slots;
  private long untaken;

  private SparkBackend(SlotDesk desk, SlotJob job, TrialWork work, int slots) {
    this.desk = desk;
    this.job = job;
    this.thread = new Thread(job, "slot-job");
    this.work = work;
    this.slots = slots;
    thread.setDaemon(true);
  }

  /**
   * Starts the slots; several backends may follow each other in one session.
   *
   * @param session with {@link SlotPlugin} among its {@code spark.plugins}
   * @param slots how many tasks run at the same time; those beyond the session's cores wait for one
   *     to be free
   * @throws IllegalStateException if the session runs without the plugin
   * @throws UncheckedIOException if the storage cannot be written
   */
  public static SparkBackend start(SparkSession session, TrialWork work, int slots) {
    return start(session, work, slots, DeskRules.DEFAULT, SlotTimes.DEFAULT);
  }

  static SparkBackend start(
      SparkSession session, TrialWork work, int slots, DeskRules rules, SlotTimes times) {
    SparkContext context = session.sparkContext();
    SparkSessions.requirePlugin(context);
    String id = context.applicationId() + "/" + DESKS.incrementAndGet();
    SlotDesk desk = new SlotDesk(id, rules, new SteadyClock(InstantSource.system()));
    writeToken(work, id);
    Desks.open(desk);
    SlotJob job = new SlotJob(context, desk, work, times, slots);
    SparkBackend backend = new SparkBackend(desk, job, work, slots);
    backend.thread.start();
    return backend;
  }

  private static void writeToken(TrialWork work, String id) {
    try {
      SlotToken.write(work.storage(), id);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the results folder: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean hasCapacity() {
    return desk.unfinished() < TASKS_PER_SLOT * slots;
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
      Optional<TrialResult> result = desk.poll(CHECK_PERIOD);
      if (result.isPresent()) {
        untaken--;
        return result.get();
      }
      desk.check();
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
    try {
      thread.join(STOP_GRACE.toMillis());
      if (thread.isAlive()) {
        job.cancel();
        thread.join(CANCEL_GRACE.toMillis());
      }
    } catch (InterruptedException e) {
      job.cancel();
      Thread.currentThread().interrupt();
    } finally {
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
