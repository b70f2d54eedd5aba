package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repeats of ten epochs; a trial with the id n takes n seconds for one. */
final class RepeatTimesTest {
  private final RecentTimes times = new RecentTimes(10);
  private final RepeatTimes repeats = new RepeatTimes(times, 10);

  @BeforeEach
  void learn() throws InterruptedException {
    SimulatedBackend backend =
        new SimulatedBackend(
            1, SimulatedTrials.of("loss", task -> 1).withSpeeds(trial -> trial.id()));
    for (long id : List.of(1, 2, 30)) {
      backend.submit(Answers.task(id, 10));
      times.learn(backend.take());
    }
  }

  private RepeatTimes.Choice fitting(double seconds) {
    return repeats.fitting(List.of(30L, 1L, 2L), 4, new double[3], seconds);
  }

  @Test
  void whatHasTimeIsRepeated() {
    assertThat(fitting(1000)).isEqualTo(new RepeatTimes.Choice(Set.of(1L, 2L, 30L), 4));
  }

  @Test
  void theSlowestHasNoRoomWhereTheOthersWouldSufferForIt() {
    assertThat(fitting(600)).isEqualTo(new RepeatTimes.Choice(Set.of(1L, 2L, 30L), 3));
    assertThat(fitting(330)).isEqualTo(new RepeatTimes.Choice(Set.of(1L, 2L), 4));
  }

  @Test
  void thereAreFewerRoundsWhereTimeIsShort() {
    assertThat(fitting(35)).isEqualTo(new RepeatTimes.Choice(Set.of(1L, 2L), 2));
    assertThat(fitting(21))
        .as("one of them is late")
        .isEqualTo(new RepeatTimes.Choice(Set.of(1L), 3));
    assertThat(fitting(10)).isEqualTo(RepeatTimes.Choice.NONE);
  }

  @Test
  void theirTimeAllowsForASlowestThatIsLate() {
    assertThat(repeats.span(new RepeatTimes.Choice(Set.of(30L), 3), new double[3]))
        .isBetween(301.0, 400.0);
    assertThat(repeats.span(RepeatTimes.Choice.NONE, new double[3])).isZero();
  }
}
