package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trials that take too long, or no step any more. */
@Timeout(30)
final class TrialLimitsTest {
  private static final Assignment ASSIGNMENT = new Assignment(2, 1, "7", "node", "gpu 0");

  @TempDir private Path folder;

  private TrialExecutor executor(TrialRunner runner, Duration limit) {
    return new TrialExecutor(
        runner,
        Goals.of(Answers.LOSS),
        limit,
        new LocalStorage(folder),
        Duration.ofMillis(20),
        Duration.ofHours(1));
  }

  private static void assertFailed(TrialResult result, FailureKind kind, String reason) {
    Outcome.Failed failure = new Outcome.Failed(kind, reason);
    assertThat(result.outcome()).isEqualTo(failure);
    assertThat(result.attempts().get(0).failed()).hasValue(failure);
  }

  @Test
  void trialPastItsLimitFailsAtItsNextOccasion() throws Exception {
    TrialRunner runner =
        (task, context) -> {
          while (true) {
            context.checkAlive();
            Thread.onSpinWait();
          }
        };
    TrialExecutor executor = executor(runner, Duration.ofMillis(5));
    assertFailed(
        executor.execute(Answers.task(5, 1), ASSIGNMENT, TrialProbe.NONE),
        FailureKind.TIMED_OUT,
        "The trial is past its time limit of 0.005s");
    assertThat(executor.hungThreads()).isZero();
  }

  @Test
  void trialThatWaitsForEverIsInterrupted() throws Exception {
    TrialRunner runner =
        (task, context) -> {
          new CountDownLatch(1).await();
          return new Measurement(1, Map.of("loss", 1.0));
        };
    TrialExecutor executor = executor(runner, Duration.ofMillis(1));
    TrialResult result = executor.execute(Answers.task(5, 1), ASSIGNMENT, TrialProbe.NONE);
    assertFailed(result, FailureKind.TIMED_OUT, "The trial is past its time limit of 0.001s");
  }

  private TrialExecutor watching(TrialRunner runner) {
    return new TrialExecutor(
        runner,
        Goals.of(Answers.LOSS),
        Duration.ofHours(1),
        new LocalStorage(folder),
        Duration.ofMillis(20),
        Duration.ofMillis(40));
  }

  @Test
  void trialThatTakesNoStepAnyMoreHangsLongBeforeItsLimit() throws Exception {
    TrialRunner runner =
        (task, context) -> {
          context.checkAlive();
          new CountDownLatch(1).await();
          return new Measurement(1, Map.of("loss", 1.0));
        };
    assertFailed(
        watching(runner).execute(Answers.task(5, 1), ASSIGNMENT, TrialProbe.NONE),
        FailureKind.TIMED_OUT,
        "The trial hangs: no step for more than 0.04s");
  }

  @Test
  void trialThatHangsFailsAtItsNextOccasionToo() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    TrialRunner runner =
        (task, context) -> {
          context.checkAlive();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            assertThatThrownBy(context::checkAlive)
                .hasMessage("The trial hangs: no step for more than 0.04s");
            told.countDown();
          }
          return new Measurement(1, Map.of("loss", 1.0));
        };
    watching(runner).execute(Answers.task(5, 1), ASSIGNMENT, TrialProbe.NONE);
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void trialThatTakesNoOccasionsOrSeldomDoesNotHang() throws Exception {
    TrialRunner silent =
        (task, context) -> {
          Thread.sleep(150);
          return new Measurement(1, Map.of("loss", 1.0));
        };
    TrialRunner slow =
        (task, context) -> {
          Thread.sleep(150);
          context.checkAlive();
          Thread.sleep(150);
          return new Measurement(1, Map.of("loss", 1.0));
        };
    for (TrialRunner runner : List.of(silent, slow)) {
      assertThat(
              watching(runner)
                  .execute(Answers.task(5, 1), ASSIGNMENT, TrialProbe.NONE)
                  .isCompleted())
          .isTrue();
    }
  }

  @Test
  void resultThatComesTooLateDoesNotCount() throws Exception {
    TrialRunner runner =
        (task, context) -> {
          Thread.sleep(5);
          return new Measurement(1, Map.of("loss", 1.0));
        };
    TrialExecutor executor =
        new TrialExecutor(
            runner,
            Goals.of(Answers.LOSS),
            Duration.ofMillis(1),
            new LocalStorage(folder),
            Duration.ofHours(1),
            Duration.ofHours(1));
    TrialResult result = executor.execute(Answers.task(5, 1), ASSIGNMENT, TrialProbe.NONE);
    assertFailed(result, FailureKind.TIMED_OUT, "The trial is past its time limit of 0.001s");
  }
}
