package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In which threads trials run, and what of one trial reaches the next in the same thread. */
@Timeout(30)
final class TrialThreadsTest {
  private static final Assignment ASSIGNMENT = new Assignment(1, 0, "1", "night", "cpu");

  @TempDir private Path folder;
  private final List<Thread> threads = new ArrayList<>();

  @Test
  void givesEachTrialAFreshThreadUnlessItsRunnerSharesThem() throws Exception {
    TrialExecutor executor = executor(this::measure, Duration.ofHours(1));
    execute(executor, 1);
    execute(executor, 2);
    assertThat(threads).doesNotHaveDuplicates().allMatch(Thread::isDaemon);
    assertThat(threads).extracting(Thread::getName).containsExactly("trial-1-1", "trial-2-1");
  }

  @Test
  void runsTrialsThatShareThreadsInTheSameOne() throws Exception {
    TrialExecutor executor = executor(new Sharing(this::measure), Duration.ofHours(1));
    execute(executor, 1);
    awaitIdle(threads.get(0));
    execute(executor, 2);
    assertThat(threads.get(1)).isSameAs(threads.get(0));
    assertThat(threads.get(0).isDaemon()).isTrue();
  }

  @Test
  void keepsAnInterruptFromTheNextTrialInTheThread() throws Exception {
    TrialRunner interrupted =
        (task, context) -> {
          assertThat(Thread.currentThread().isInterrupted()).isFalse();
          if (task.trial().id() == 1) {
            Thread.currentThread().interrupt();
          }
          return measure(task, context);
        };
    TrialExecutor executor = executor(new Sharing(interrupted), Duration.ofHours(1));
    execute(executor, 1);
    assertThat(execute(executor, 2).isCompleted()).isTrue();
  }

  @Test
  void interruptsATrialThatOverstaysAndGoesOn() throws Exception {
    TrialRunner overstaying =
        (task, context) -> {
          if (task.trial().id() == 1) {
            new CountDownLatch(1).await();
          }
          return measure(task, context);
        };
    TrialExecutor executor = executor(new Sharing(overstaying), Duration.ofMillis(500));
    assertThat(((Outcome.Failed) execute(executor, 1).outcome()).kind())
        .isEqualTo(FailureKind.TIMED_OUT);
    assertThat(executor.hungThreads()).isZero();
    assertThat(execute(executor, 2).isCompleted()).isTrue();
  }

  @Test
  void leavesAHungThreadToItsTrial() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    TrialRunner hanging =
        (task, context) -> {
          if (task.trial().id() == 1) {
            awaitWhateverComes(end);
          }
          return measure(task, context);
        };
    TrialExecutor executor = executor(new Sharing(hanging), Duration.ofMillis(500));
    execute(executor, 1);
    assertThat(executor.hungThreads()).isEqualTo(1);
    assertThat(execute(executor, 2).isCompleted()).isTrue();
    end.countDown();
    while (executor.hungThreads() > 0) {
      Thread.sleep(1);
    }
  }

  private static void awaitWhateverComes(CountDownLatch end) {
    while (end.getCount() > 0) {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.onSpinWait();
      }
    }
  }

  private static void awaitIdle(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
  }

  private Measurement measure(TrialTask task, TrialContext context) {
    threads.add(Thread.currentThread());
    return new Measurement(task.epochs(), Map.of("loss", 0.5));
  }

  private TrialExecutor executor(TrialRunner runner, Duration limit) {
    return new TrialExecutor(
        runner,
        Goals.of(Answers.LOSS),
        limit,
        new LocalStorage(folder),
        Duration.ofMillis(20),
        Duration.ofHours(1));
  }

  private static TrialResult execute(TrialExecutor executor, long id) throws Exception {
    return executor.execute(Answers.task(id, 1), ASSIGNMENT, TrialProbe.NONE);
  }

  private record Sharing(TrialRunner runner) implements TrialRunner {

    @Override
    public Measurement run(TrialTask task, TrialContext context) throws Exception {
      return runner.run(task, context);
    }

    @Override
    public TrialThreads threads() {
      return TrialThreads.SHARED;
    }
  }
}
