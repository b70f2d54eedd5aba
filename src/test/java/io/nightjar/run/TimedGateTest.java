package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A trial takes a second per epoch here, where nothing else is said. */
final class TimedGateTest {
  private static final Optional<EpochTimes> KNOWN =
      Optional.of(new EpochTimes(0, List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)));

  private Instant now = Instant.EPOCH;

  /** It ends after 100 s, in two slots. */
  private TimedGate gate(int repeats, Optional<EpochTimes> known) {
    Curfew curfew = new Curfew(Instant.EPOCH.plusSeconds(100), 1, 9, repeats / 2, 2);
    return new TimedGate(() -> now, curfew, () -> 2, known);
  }

  private void at(double seconds) {
    now = Instant.EPOCH.plusMillis(Math.round(1000 * seconds));
  }

  @Test
  void startsNothingThatCannotEndInTime() {
    TimedGate gate = gate(0, KNOWN);
    assertThat(gate.admits(Answers.task(1, 9))).isTrue();
    at(95); // a second is kept for the test of the winner
    assertThat(gate.admits(Answers.task(1, 9))).isFalse();
    assertThat(gate.admits(Answers.task(1, 3))).isTrue();
    assertThat(gate.isOpen()).isTrue();
    at(98.5);
    assertThat(gate.isOpen()).as("not even the shortest task").isFalse();
  }

  @Test
  void keepsTimeForTheRepeats() {
    TimedGate gate = gate(4, KNOWN);
    at(77); // 2 rounds of 9 s, and a second, and some more
    assertThat(gate.admits(Answers.task(1, 1))).isTrue();
    at(77.5);
    assertThat(gate.admits(Answers.task(1, 1))).isFalse();
    gate.willRepeat(List.of(1L, 2L));
    gate.turnTo(Purpose.REPEAT);
    assertThat(gate.admits(TrialTask.repeat(Answers.task(1, 9).trial(), 9, 1))).isTrue();
    assertThat(gate.isOpen()).isTrue();
    at(92);
    assertThat(gate.admits(TrialTask.repeat(Answers.task(1, 9).trial(), 9, 2))).isFalse();
    assertThat(gate.isOpen()).as("repeats count in whole rounds").isFalse();
  }

  @Test
  void goesByWhatATrialTookSoFar() throws Exception {
    TimedGate gate = gate(0, KNOWN);
    SimulatedBackend backend =
        new SimulatedBackend(
            2, SimulatedTrials.of("loss", task -> 1).withSpeeds(trial -> trial.id() == 2 ? 5 : 1));
    for (long id : List.of(1, 2)) {
      gate.started(Answers.task(id, 1));
      backend.submit(Answers.task(id, 1));
    }
    gate.ended(backend.take());
    gate.ended(backend.take());
    at(75);
    assertThat(gate.admits(Answers.task(1, 4))).isTrue();
    assertThat(gate.admits(Answers.task(2, 4))).as("15 s, and a margin").isTrue();
    at(80);
    assertThat(gate.admits(Answers.task(1, 4))).isTrue();
    assertThat(gate.admits(Answers.task(2, 4))).isFalse();
  }

  @Test
  void asksForNoTaskThatWouldWaitNearTheEnd() {
    TimedGate gate = gate(0, KNOWN);
    gate.started(Answers.task(1, 9));
    gate.started(Answers.task(2, 9));
    assertThat(gate.isOpen()).isTrue();
    at(75);
    assertThat(gate.isOpen()).isFalse();
  }

  @Test
  void aPhaseBeginsWhileLateTasksOfTheOneBeforeHoldAllSlots() {
    TimedGate gate = gate(4, KNOWN);
    gate.started(Answers.task(1, 9));
    gate.started(Answers.task(2, 9));
    gate.willRepeat(List.of(3L, 4L));
    gate.turnTo(Purpose.REPEAT);
    at(75);
    assertThat(gate.isOpen()).isTrue();
    TrialTask first = TrialTask.repeat(Answers.task(3, 9).trial(), 9, 1);
    assertThat(gate.admits(first)).isTrue();
    gate.started(first);
    assertThat(gate.isOpen()).as("a further one would wait near the end").isFalse();
  }

  @Test
  void phasesAreOverSomewhatLaterThanTheyShould() {
    TimedGate gate = gate(4, KNOWN);
    at(80.9);
    assertThat(gate.isOver()).isFalse();
    at(81);
    assertThat(gate.isOver()).isTrue();
    gate.turnTo(Purpose.TEST);
    assertThat(gate.isOver()).isFalse();
    assertThat(gate.latest()).isEqualTo(Instant.EPOCH.plus(Duration.ofSeconds(100)));
  }

  @Test
  void withoutAnyTimesItLetsAllStart() {
    TimedGate gate = gate(4, Optional.empty());
    at(99);
    assertThat(gate.admits(Answers.task(1, 9))).isTrue();
    at(101);
    assertThat(gate.admits(Answers.task(1, 9))).isFalse();
  }
}
