package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
final class TrialExecutorTest {
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

  private TrialResult run(int epochs, TrialRunner runner)
      throws InterruptedException, StorageException {
    return run(epochs, runner, TrialProbe.NONE);
  }

  private TrialResult run(int epochs, TrialRunner runner, TrialProbe probe)
      throws InterruptedException, StorageException {
    return executor(runner, Duration.ofHours(1))
        .execute(Answers.task(5, epochs), ASSIGNMENT, probe);
  }

  private static Map<String, Double> loss(double value) {
    return Map.of("loss", value);
  }

  private static void assertFailed(TrialResult result, FailureKind kind, String reason) {
    Outcome.Failed failure = new Outcome.Failed(kind, reason);
    assertThat(result.outcome()).isEqualTo(failure);
    assertThat(result.attempts().get(0).failed()).hasValue(failure);
  }

  @Test
  void keepsCurveWarningsAndOrigin() throws Exception {
    TrialResult result =
        run(
            3,
            (task, context) -> {
              context.resumedFrom(1);
              context.warn("odd");
              context.warn("odd");
              context.report(2, loss(0.5));
              return new Measurement(3, loss(0.25));
            });
    assertThat(result.outcome()).isEqualTo(new Outcome.Completed(new Measurement(3, loss(0.25))));
    assertThat(result.curve())
        .containsExactly(new Measurement(2, loss(0.5)), new Measurement(3, loss(0.25)));
    assertThat(result.warnings()).containsExactly("odd");
    Attempt attempt = result.attempts().get(0);
    assertThat(attempt.number()).isEqualTo(2);
    assertThat(attempt.slot()).isEqualTo(1);
    assertThat(attempt.fromEpochs()).isEqualTo(1);
    assertThat(attempt.origin().executor()).isEqualTo("7");
    assertThat(attempt.origin().host()).isEqualTo("node");
    assertThat(attempt.origin().device()).isEqualTo("gpu 0");
    assertThat(attempt.origin().backend()).isEqualTo("java");
  }

  @Test
  void lastPointIsNotKeptTwice() throws Exception {
    TrialResult result =
        run(
            2,
            (task, context) -> {
              context.report(1, loss(0.5));
              context.report(2, loss(0.25));
              return new Measurement(2, loss(0.25));
            });
    assertThat(result.curve()).extracting(Measurement::epochs).containsExactly(1, 2);
  }

  @Test
  void everyGoalMustBeMeasuredAtTheEndButNotOnTheWayNorByATest() throws Exception {
    Goals goals =
        new Goals(
            List.of(Answers.LOSS), List.of(new Constraint("size", Constraint.Bound.AT_MOST, 5)));
    TrialRunner runner =
        (task, context) -> {
          context.report(1, Map.of("loss", 0.5));
          return new Measurement(2, loss(0.25));
        };
    TrialExecutor executor =
        new TrialExecutor(runner, goals, Duration.ofHours(1), new LocalStorage(folder));
    TrialTask search = Answers.task(5, 2);
    assertFailed(
        executor.execute(search, ASSIGNMENT, TrialProbe.NONE),
        FailureKind.ERROR,
        "The trial measured no size");
    TrialTask test = new TrialTask(search.trial(), 2, Purpose.TEST);
    assertThat(executor.execute(test, ASSIGNMENT, TrialProbe.NONE).isCompleted()).isTrue();
  }

  @Test
  void runnerSeesDeviceAndCheckpoints() throws Exception {
    run(
        2,
        (task, context) -> {
          context.checkpoints().write(1, out -> out.write("x".getBytes(StandardCharsets.UTF_8)));
          assertThat(context.device()).isEqualTo("gpu 0");
          return new Measurement(2, loss(1));
        });
    assertThat(folder.resolve("checkpoints/5/1.zip")).hasContent("x");
  }

  @Test
  void liveCurveGoesToTheProbe() throws Exception {
    List<Measurement> seen = new ArrayList<>();
    TrialProbe probe =
        new TrialProbe() {
          @Override
          public void reported(Measurement point) {
            seen.add(point);
          }

          @Override
          public boolean isCancelled() {
            return !seen.isEmpty();
          }
        };
    TrialResult result =
        run(
            9,
            (task, context) -> {
              for (int epoch = 1; epoch <= 9; epoch++) {
                context.report(epoch, loss(1));
              }
              return new Measurement(9, loss(1));
            },
            probe);
    assertThat(seen).containsExactly(new Measurement(1, loss(1)));
    assertFailed(result, FailureKind.ERROR, "The trial was cancelled");
    assertThat(result.curve()).isEqualTo(seen);
  }

  @Test
  void reportOfNaNDivergesAtOnceEvenIfSwallowed() throws Exception {
    TrialResult result =
        run(
            3,
            (task, context) -> {
              context.report(1, loss(1));
              try {
                context.report(2, loss(Double.NaN));
              } catch (TrialException e) {
                context.warn("swallowed");
              }
              return new Measurement(3, loss(0.1));
            });
    assertFailed(result, FailureKind.DIVERGED, "loss is NaN after epoch 2");
    assertThat(result.curve()).containsExactly(new Measurement(1, loss(1)));
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(
            new TrialException(FailureKind.INVALID_CONFIGURATION, "no such\n layer"),
            FailureKind.INVALID_CONFIGURATION,
            "no such layer"),
        Arguments.of(
            new IllegalStateException("two\n  lines"),
            FailureKind.ERROR,
            "IllegalStateException: two lines"),
        Arguments.of(new NullPointerException(), FailureKind.ERROR, "NullPointerException"),
        Arguments.of(new AssertionError("x"), FailureKind.ERROR, "AssertionError: x"),
        Arguments.of(
            new OutOfMemoryError("Java heap space"),
            FailureKind.OUT_OF_MEMORY,
            "OutOfMemoryError: Java heap space"),
        Arguments.of(
            new RuntimeException(
                "wrapped", new RuntimeException("Physical memory usage is too high: 9 > 8")),
            FailureKind.OUT_OF_MEMORY,
            "RuntimeException: Physical memory usage is too high: 9 > 8"),
        Arguments.of(
            new RuntimeException("Allocation failed: [64] bytes"),
            FailureKind.OUT_OF_MEMORY,
            "RuntimeException: Allocation failed: [64] bytes"),
        Arguments.of(
            new IllegalStateException("y".repeat(1000)),
            FailureKind.ERROR,
            "IllegalStateException: " + "y".repeat(477) + "..."));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whateverIsThrownIsOneReadableLine(Throwable thrown, FailureKind kind, String reason)
      throws Exception {
    TrialResult result =
        run(
            1,
            (task, context) -> {
              if (thrown instanceof Error error) {
                throw error;
              }
              throw (Exception) thrown;
            });
    assertFailed(result, kind, reason);
  }

  @Test
  void checkpointThatCannotBeWrittenIsNoFaultOfTheTrial() {
    TrialRunner wrapping =
        (task, context) -> {
          try {
            context.checkpoints().write(1, FULL_DISK);
          } catch (IOException e) {
            throw new IllegalStateException("wrapped", e);
          }
          return new Measurement(1, loss(1));
        };
    assertThatThrownBy(() -> run(1, wrapping))
        .isInstanceOf(StorageException.class)
        .hasMessage("Cannot write checkpoint checkpoints/5/1.zip: No space left on device");
  }

  @Test
  void cancelledTrialThatCannotWriteIsCancelled() throws Exception {
    TrialRunner runner =
        (task, context) -> {
          try {
            context.report(1, loss(Double.NaN));
          } finally {
            context.checkpoints().write(1, FULL_DISK);
          }
          return new Measurement(1, loss(1));
        };
    assertFailed(run(1, runner), FailureKind.DIVERGED, "loss is NaN after epoch 1");
  }

  private static final Storage.Content FULL_DISK =
      out -> {
        throw new IOException("No space left on device");
      };

  @Test
  void infiniteMeasurementIsDiverged() throws Exception {
    TrialResult result =
        run(2, (task, context) -> new Measurement(2, loss(Double.POSITIVE_INFINITY)));
    assertFailed(result, FailureKind.DIVERGED, "loss is Infinity after epoch 2");
    assertThat(result.curve()).isEmpty();
  }

  @Test
  void wrongEpochsAreAnError() throws Exception {
    assertFailed(
        run(3, (task, context) -> new Measurement(2, loss(1))),
        FailureKind.ERROR,
        "The trial measured epoch 2 instead of 3");
  }

  @Test
  void missingObjectiveIsAnError() throws Exception {
    assertFailed(
        run(3, (task, context) -> new Measurement(3, Map.of("accuracy", 1.0))),
        FailureKind.ERROR,
        "The trial measured no loss");
  }

  @Test
  void curveGoesForward() throws Exception {
    TrialResult result =
        run(
            3,
            (task, context) -> {
              context.report(2, loss(1));
              context.report(2, loss(1));
              return new Measurement(3, loss(1));
            });
    assertFailed(
        result,
        FailureKind.ERROR,
        "IllegalArgumentException: Invalid report: epoch 2 after epoch 2");
  }

  @Test
  void interruptOfTheWaiterStopsTheTrial() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread waiter = Thread.currentThread();
    TrialRunner runner =
        (task, context) -> {
          waiter.interrupt();
          try {
            new CountDownLatch(1).await();
          } finally {
            stopped.countDown();
          }
          return new Measurement(1, loss(1));
        };
    assertThatThrownBy(() -> run(1, runner)).isInstanceOf(InterruptedException.class);
    assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void engineThatCannotLoadIsUnknown() throws Exception {
    TrialRunner runner =
        new TrialRunner() {
          @Override
          public Measurement run(TrialTask task, TrialContext context) {
            throw new UnsatisfiedLinkError("no natives");
          }

          @Override
          public Engine engine() {
            throw new UnsatisfiedLinkError("no natives");
          }
        };
    TrialResult result = run(1, runner);
    assertFailed(result, FailureKind.ERROR, "UnsatisfiedLinkError: no natives");
    assertThat(result.attempts().get(0).origin().backend()).isEqualTo("unknown");
  }

  @Test
  void assignmentsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Assignment(0, 1, "x", "y", "cpu"))
        .hasMessage("Invalid assignment: attempt 0 on slot 1");
  }
}
