package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EpochTimesTest {
  private static final double EXACT = 1e-9;

  @Test
  void tellsTheTimeOfTasksFromThatOfEpochs() {
    EpochTimes times =
        EpochTimes.of(
            List.of(
                new TaskTime(1, 1, 3), // 2 s for the task, 1 s for each epoch
                new TaskTime(1, 9, 11),
                new TaskTime(2, 1, 3),
                new TaskTime(2, 9, 11)));
    assertThat(times.perTask()).isCloseTo(2, within(EXACT));
    assertThat(times.mean()).isCloseTo(1, within(EXACT));
    assertThat(times.uncertainty()).isCloseTo(0, within(EXACT));
  }

  @Test
  void tasksOfOneLengthAreAllEpochs() {
    EpochTimes times = EpochTimes.of(List.of(new TaskTime(1, 2, 2), new TaskTime(2, 2, 6)));
    assertThat(times).isEqualTo(new EpochTimes(0, List.of(1.0, 3.0)));
    assertThat(times.mean()).isEqualTo(2);
    assertThat(times.quantile(0)).isEqualTo(1);
    assertThat(times.quantile(0.9)).isEqualTo(3);
    assertThat(times.uncertainty()).isCloseTo(0.5, within(EXACT));
    assertThat(new EpochTimes(0, List.of(1.0)).uncertainty()).isEqualTo(1);
  }

  @Test
  void drawsOneOfThoseMeasuredForEachTrial() {
    TaskTimes drawn = new EpochTimes(0.5, List.of(1.0, 3.0)).drawn(7);
    for (long trial = 0; trial < 20; trial++) {
      assertThat(drawn.seconds(Answers.task(trial, 4), 4, 0)).isIn(4.5, 12.5);
    }
    assertThat(drawn.seconds(Answers.task(1, 4), 0, 0)).isZero();
  }

  @Test
  void aResultHasTheTimeOfItsLastAttempt() throws Exception {
    SimulatedBackend backend =
        new SimulatedBackend(1, SimulatedTrials.of("loss", task -> 1).withSpeeds(trial -> 2));
    backend.submit(Answers.task(5, 3));
    assertThat(TaskTime.of(backend.take())).contains(new TaskTime(5, 3, 6));
    backend.submit(Answers.task(5, 9));
    assertThat(TaskTime.of(backend.take())).contains(new TaskTime(5, 6, 12));
    assertThat(backend.time()).isEqualTo(Duration.ofSeconds(18));
  }

  @Test
  void timesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new EpochTimes(0, List.of()))
        .hasMessage("Invalid times: 0.0 s per task, [] s per epoch");
    assertThatThrownBy(() -> new TaskTime(1, 0, 1)).hasMessage("Invalid time: 0 epochs in 1.0 s");
  }
}
