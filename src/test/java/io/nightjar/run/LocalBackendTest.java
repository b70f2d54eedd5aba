package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class LocalBackendTest implements BackendContract {
  @TempDir private Path folder;

  @Override
  public Backend backend() {
    return new LocalBackend(SLOTS, executor(Answers::run, Duration.ofHours(1)));
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

  @Test
  void slotsRunAtTheSameTime() throws Exception {
    CyclicBarrier meeting = new CyclicBarrier(2);
    TrialRunner runner =
        (task, context) -> {
          meeting.await(20, TimeUnit.SECONDS);
          return Answers.run(task, context);
        };
    Set<Integer> slots = new HashSet<>();
    try (Backend backend = new LocalBackend(2, executor(runner, Duration.ofHours(1)))) {
      backend.submit(Answers.task(0, 1));
      backend.submit(Answers.task(1, 1));
      for (int i = 0; i < 2; i++) {
        TrialResult result = backend.take();
        assertThat(result.isCompleted()).isTrue();
        slots.add(result.attempts().get(0).slot());
      }
    }
    assertThat(slots).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void closeStopsWhatRuns() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    TrialRunner runner =
        (task, context) -> {
          running.countDown();
          try {
            new CountDownLatch(1).await();
          } finally {
            stopped.countDown();
          }
          return Answers.run(task, context);
        };
    try (Backend backend = new LocalBackend(1, executor(runner, Duration.ofHours(1)))) {
      backend.submit(Answers.task(0, 1));
      running.await();
    }
    assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void tooManyHungTrialsBreakTheBackend() {
    Semaphore end = new Semaphore(0);
    TrialRunner runner =
        (task, context) -> {
          end.acquireUninterruptibly();
          return new Measurement(1, Map.of());
        };
    try (Backend backend = new LocalBackend(1, executor(runner, Duration.ofMillis(1)))) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10; i++) {
                  backend.submit(Answers.task(i, 1));
                  assertThat(backend.take().outcome())
                      .isInstanceOfSatisfying(
                          Outcome.Failed.class,
                          failed -> assertThat(failed.kind()).isEqualTo(FailureKind.TIMED_OUT));
                }
              })
          .isInstanceOf(BackendException.class)
          .hasMessageContaining("4 trials hang and cannot be stopped");
    } finally {
      end.release(100);
    }
  }

  @Test
  void checkpointThatCannotBeWrittenBreaksTheBackend() {
    TrialRunner runner =
        (task, context) -> {
          context
              .checkpoints()
              .write(
                  1,
                  out -> {
                    throw new IOException("No space left on device");
                  });
          return Answers.run(task, context);
        };
    try (Backend backend = new LocalBackend(1, executor(runner, Duration.ofHours(1)))) {
      backend.submit(Answers.task(3, 1));
      assertThatThrownBy(backend::take)
          .isInstanceOf(BackendException.class)
          .hasMessage(
              "Cannot go on: Cannot write checkpoint checkpoints/3/1.zip: No space left on device");
    }
  }

  @Test
  void noSlotsAreRefused() {
    assertThatThrownBy(
            () -> new LocalBackend(0, executor(Answers::run, Duration.ofHours(1))).close())
        .hasMessage("Invalid number of slots: 0");
  }
}
