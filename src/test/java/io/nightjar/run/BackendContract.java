package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every backend keeps to; an implementation costs one line. */
public interface BackendContract {
  int SLOTS = 2;

  /** A backend with {@link #SLOTS} slots that answers as {@link Answers#outcome} says. */
  Backend backend() throws Exception;

  @Test
  default void startsIdleAndWithCapacity() throws Exception {
    try (Backend backend = backend()) {
      assertThat(backend.isIdle()).isTrue();
      assertThat(backend.hasCapacity()).isTrue();
    }
  }

  @Test
  default void everyTaskGivesOneResult() throws Exception {
    try (Backend backend = backend()) {
      IntStream.range(0, 12).forEach(id -> backend.submit(Answers.task(id, 2)));
      List<Long> ids = new ArrayList<>();
      while (!backend.isIdle()) {
        TrialResult result = backend.take();
        ids.add(result.task().trial().id());
        assertThat(result.outcome()).isEqualTo(Answers.outcome(result.task()));
      }
      assertThat(ids).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }
  }

  @Test
  @Timeout(60)
  default void isReadyWhereAResultWaits() throws Exception {
    try (Backend backend = backend()) {
      assertThat(backend.isReady()).isFalse();
      backend.submit(Answers.task(1, 1));
      while (!backend.isReady()) {
        Thread.sleep(1);
      }
      assertThat(backend.isIdle()).isFalse();
      backend.take();
      assertThat(backend.isReady()).isFalse();
    }
  }

  @Test
  default void resultCarriesTaskCurveAndAttempt() throws Exception {
    try (Backend backend = backend()) {
      backend.submit(Answers.task(1, 2));
      TrialResult result = backend.take();
      assertThat(result.task()).isEqualTo(Answers.task(1, 2));
      assertThat(result.curve())
          .containsExactly(((Outcome.Completed) result.outcome()).measurement());
      assertThat(result.attempts()).hasSize(1);
      assertThat(result.attempts().get(0).number()).isEqualTo(1);
      assertThat(result.attempts().get(0).failed()).isEmpty();
    }
  }

  @Test
  default void failureIsValue() throws Exception {
    try (Backend backend = backend()) {
      backend.submit(Answers.task(Answers.FAILING_TRIAL, 2));
      TrialResult result = backend.take();
      Outcome.Failed failure = new Outcome.Failed(FailureKind.DIVERGED, "as planned");
      assertThat(result.outcome()).isEqualTo(failure);
      assertThat(result.attempts().get(0).failed()).hasValue(failure);
      assertThat(backend.isIdle()).isTrue();
    }
  }

  @Test
  default void capacityIsAtLeastTheSlotsAndEnds() throws Exception {
    try (Backend backend = backend()) {
      int submitted = 0;
      while (backend.hasCapacity() && submitted < 100) {
        backend.submit(Answers.task(submitted++, 1));
      }
      assertThat(submitted).isGreaterThanOrEqualTo(SLOTS);
      assertThat(backend.isIdle()).isFalse();
      for (int i = 0; i < submitted; i++) {
        backend.take();
      }
      assertThat(backend.hasCapacity()).isTrue();
    }
  }

  @Test
  default void takingFromAnIdleBackendIsRefused() throws Exception {
    try (Backend backend = backend()) {
      assertThatThrownBy(backend::take)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Cannot take a result");
    }
  }

  @Test
  default void interruptEndsTheWait() throws Exception {
    try (Backend backend = backend()) {
      backend.submit(Answers.task(1, 2));
      Thread.currentThread().interrupt();
      assertThatThrownBy(backend::take).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  default void closesWithTasksInside() throws Exception {
    Backend backend = backend();
    IntStream.range(0, 12).forEach(id -> backend.submit(Answers.task(id, 2)));
    backend.close();
    backend.close();
  }
}
