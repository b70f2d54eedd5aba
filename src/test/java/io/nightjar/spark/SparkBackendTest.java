package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.report.Leaderboard;
import io.nightjar.report.SweepSummary;
import io.nightjar.run.Answers;
import io.nightjar.run.Backend;
import io.nightjar.run.BackendContract;
import io.nightjar.run.BackendException;
import io.nightjar.run.LocalStorage;
import io.nightjar.run.Storage;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.run.TrialRunner;
import io.nightjar.search.Plan;
import io.nightjar.search.Scheduler;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.Schedulers;
import io.nightjar.search.SearchProblem;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.study.CollectedResults;
import io.nightjar.study.StudyRunner;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class SparkBackendTest extends SharedSpark implements BackendContract {
  private static final Objective ACCURACY = new Objective("accuracy", Direction.MAXIMIZE);
  private static final SearchSpace SPACE =
      SearchSpace.of(Parameter.of("x", new FloatRange(0, 1, Scale.LINEAR)));

  @TempDir private Path folder;

  /** Better the nearer x is to 0.3; breaks in a different way in each of a few bands. */
  private static Measurement bumpy(TrialTask task, TrialContext context) throws TrialException {
    double x = task.trial().configuration().number("x");
    int band = (int) (x * 20);
    if (band == 3) {
      throw new IllegalStateException("band 3");
    } else if (band == 8 && task.epochs() > 1) {
      throw new TrialException(FailureKind.OUT_OF_MEMORY, "band 8");
    } else if (band == 12) {
      throw new AssertionError("band 12");
    }
    for (int epoch = 1; epoch < task.epochs(); epoch++) {
      context.report(epoch, Map.of("accuracy", accuracy(x, epoch)));
    }
    double last = band == 16 ? Double.NaN : accuracy(x, task.epochs());
    return new Measurement(task.epochs(), Map.of("accuracy", last));
  }

  private static double accuracy(double x, int epoch) {
    return 1 - Math.abs(x - 0.3) - 0.5 / epoch;
  }

  @Override
  public Backend backend() {
    TrialWork work =
        new TrialWork(
            Answers::run, Goals.of(Answers.LOSS), Duration.ofMinutes(1), new LocalStorage(folder));
    return SparkBackend.start(spark(), work, SLOTS, note -> {});
  }

  @Test
  void saysWhereATrialRan() throws Exception {
    try (Backend backend = backend()) {
      backend.submit(Tasks.task(1));
      Attempt attempt = backend.take().attempts().get(0);
      assertThat(attempt.slot()).isBetween(0, 1);
      assertThat(attempt.origin().executor()).isEqualTo("driver");
      assertThat(attempt.origin().device()).isEqualTo("cpu");
      assertThat(attempt.origin().ompThreads()).isEqualTo(1);
    }
  }

  @Test
  void keepsWhatATrialThrewAsItsResult() throws Exception {
    TrialRunner broken =
        (task, context) -> {
          throw new StackOverflowError("deep");
        };
    try (Backend backend = start(broken, 1)) {
      backend.submit(Tasks.task(1));
      assertThat(backend.take().outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).contains("StackOverflowError: deep"));
    }
  }

  @Test
  void hasRoomForTwiceAsManyTasksAsSlots() throws Exception {
    try (Backend backend = start(SparkBackendTest::untilCancelled, 2)) {
      for (int id = 0; id < 4; id++) {
        assertThat(backend.hasCapacity()).isTrue();
        backend.submit(Tasks.task(id));
      }
      assertThat(backend.hasCapacity()).isFalse();
      assertThat(backend.isIdle()).isFalse();
    }
  }

  @Test
  void stopsRunningTrialsWhenClosedAndLeavesTheSessionFree() throws Exception {
    try (Backend backend = start(SparkBackendTest::untilCancelled, 2)) {
      backend.submit(Tasks.task(1));
      backend.submit(Tasks.task(2));
    }
    try (Backend backend = start(SparkBackendTest::untilInterrupted, 2)) {
      backend.submit(Tasks.task(1));
      backend.submit(Tasks.task(2));
      RUNNING.await();
    }
    assertThat(jsc().parallelize(List.of(1, 2, 3), 2).count()).isEqualTo(3);
    assertThat(folder.toFile().list()).isEmpty();
  }

  private static final CountDownLatch RUNNING = new CountDownLatch(1);

  private static Measurement untilInterrupted(TrialTask task, TrialContext context)
      throws InterruptedException {
    RUNNING.countDown();
    new CountDownLatch(1).await();
    return Tasks.point(task.epochs(), 0.5);
  }

  private static Measurement untilCancelled(TrialTask task, TrialContext context)
      throws TrialException, InterruptedException {
    while (true) {
      context.checkAlive();
      Thread.sleep(1);
    }
  }

  @Test
  void givesTheSameRowsWithAnyNumberOfSlots() throws Exception {
    Leaderboard one = ranked(1);
    assertThat(one.standings()).hasSizeBetween(20, 48);
    assertThat(ranked(2)).isEqualTo(one);
    assertThat(ranked(4)).isEqualTo(one);
  }

  private Leaderboard ranked(int slots) throws InterruptedException, BackendException {
    Plan plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 3), 49, 1, 27);
    Scheduler scheduler =
        Schedulers.create(
            plan,
            Searchers.create(
                new SearcherSpec(SearcherSpec.Kind.RANDOM, 2),
                SearchProblem.of(SPACE, Goals.of(ACCURACY), 49, 1)),
            Goals.of(ACCURACY),
            1);
    try (Backend backend = start(SparkBackendTest::bumpy, slots)) {
      CollectedResults collected = new CollectedResults();
      new StudyRunner(scheduler, backend, collected).run();
      assertThat(collected.results()).anyMatch(result -> !result.isCompleted());
      return SweepSummary.of(ResultStore.of(collected.results()), Goals.of(ACCURACY), 27)
          .leaderboard();
    }
  }

  @Test
  void startsTheSlotJobAgainWhereItEndsBeforeItsTime() throws Exception {
    try (Backend backend = start(SparkBackendTest::bumpy, 2)) {
      for (int id = 0; id < 20; id++) {
        backend.submit(Tasks.task(id));
      }
      backend.take();
      jsc().sc().cancelAllJobs();
      int taken = 1;
      while (!backend.isIdle()) {
        backend.take();
        taken++;
      }
      assertThat(taken).isEqualTo(20);
    }
  }

  @Test
  void breaksDownWhereExecutorsDoNotSeeTheResultsFolder() {
    TrialWork work =
        new TrialWork(
            SparkBackendTest::bumpy, Goals.of(ACCURACY), Duration.ofMinutes(1), new BlindStorage());
    try (Backend backend = SparkBackend.start(spark(), work, 1, note -> {})) {
      backend.submit(Tasks.task(1));
      assertThatThrownBy(backend::take)
          .isInstanceOf(BackendException.class)
          .hasMessageMatching(
              "Cannot run trials: executor driver on .* does not see the results folder of the"
                  + " driver; use one that all machines share");
    }
  }

  @Test
  void startsASlotPerCoreWhereTheNumberIsLeftOpen() throws Exception {
    TrialWork work =
        new TrialWork(
            SparkBackendTest::bumpy,
            Goals.of(ACCURACY),
            Duration.ofMinutes(1),
            new LocalStorage(folder));
    try (SparkBackend backend = SparkBackend.start(spark(), work, note -> {})) {
      assertThat(backend.slots()).isEqualTo(4);
      backend.submit(Tasks.task(1));
      assertThat(backend.take().task()).isEqualTo(Tasks.task(1));
      assertThat(backend.warnings()).isEmpty();
    }
  }

  @Test
  void breaksDownWhereNoSlotIsFit() {
    try (Backend backend = start(new NoCard(), 2)) {
      backend.submit(Tasks.task(1));
      assertThatThrownBy(backend::take)
          .isInstanceOf(BackendException.class)
          .hasMessageMatching("Cannot run trials on executor driver of host .*: no usable GPU");
      assertThat(((SparkBackend) backend).warnings()).hasSize(1);
    }
  }

  /** Finds no card on any machine. */
  private static final class NoCard implements TrialRunner {
    @Override
    public Measurement run(TrialTask task, TrialContext context) throws TrialException {
      return bumpy(task, context);
    }

    @Override
    public void prepare(String device) throws IOException {
      throw new IOException("no usable GPU");
    }
  }

  @Test
  void breaksDownWhereACheckpointCannotBeWritten() {
    try (Backend backend = start(SparkBackendTest::fillsTheDisk, 1)) {
      backend.submit(Tasks.task(1));
      assertThatThrownBy(backend::take)
          .isInstanceOf(BackendException.class)
          .hasMessage(
              "Cannot go on: Cannot write checkpoint checkpoints/1/3.zip: No space left on device");
    }
  }

  private static Measurement fillsTheDisk(TrialTask task, TrialContext context) throws IOException {
    context
        .checkpoints()
        .write(
            task.epochs(),
            out -> {
              throw new IOException("No space left on device");
            });
    return Tasks.point(task.epochs(), 0.5);
  }

  /** A folder that forgets what is written. */
  private static final class BlindStorage implements Storage {
    @Override
    public Optional<InputStream> read(String path) {
      return Optional.empty();
    }

    @Override
    public void write(String path, Content content) {}

    @Override
    public boolean create(String path, Content content) {
      return true;
    }

    @Override
    public long bytes(String path) {
      return 0;
    }

    @Override
    public List<String> list(String path) {
      return List.of();
    }

    @Override
    public void delete(String path) throws IOException {}
  }

  private Backend start(TrialRunner runner, int slots) {
    TrialWork work =
        new TrialWork(runner, Goals.of(ACCURACY), Duration.ofMinutes(1), new LocalStorage(folder));
    return SparkBackend.start(spark(), work, slots, note -> {});
  }
}
