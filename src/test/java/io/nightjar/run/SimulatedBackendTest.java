package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SimulatedBackendTest implements BackendContract {
  /** Trial n needs n + 1 seconds per epoch; trial 9 fails in its fourth epoch. */
  private static final SimulatedTrials TRIALS =
      SimulatedTrials.of("loss", task -> task.epochs())
          .withSpeeds(trial -> trial.id() + 1)
          .withFailures(trial -> trial.id() == 9 ? 4 : SimulatedTrials.NEVER);

  @Override
  public Backend backend() {
    return new SimulatedBackend(
        SLOTS, new SimulatedTrials(trial -> 1, trial -> SimulatedTrials.NEVER, Answers::outcome));
  }

  private static List<String> ends(SimulatedBackend backend) throws InterruptedException {
    List<String> ends = new ArrayList<>();
    while (!backend.isIdle()) {
      TrialResult result = backend.take();
      ends.add(result.task().trial().id() + " after " + backend.time().toSeconds());
      assertThat(result.attempts().get(0).endedAt()).isEqualTo(Instant.EPOCH.plus(backend.time()));
    }
    return ends;
  }

  @Test
  void clockGoesFromEndToEnd() throws Exception {
    SimulatedBackend backend = new SimulatedBackend(2, TRIALS);
    assertThat(backend.time()).isZero();
    for (int id : List.of(2, 0, 1, 3)) {
      backend.submit(Answers.task(id, 2));
    }
    assertThat(ends(backend)).containsExactly("0 after 2", "1 after 6", "2 after 6", "3 after 14");
  }

  @Test
  void anAlarmInterruptsATakeThatWouldPassIt() throws Exception {
    SimulatedBackend backend = new SimulatedBackend(2, TRIALS);
    backend.alarm(() -> Duration.ofSeconds(5), () -> Thread.currentThread().interrupt());
    backend.submit(Answers.task(0, 2));
    backend.submit(Answers.task(2, 2));
    assertThat(backend.take().task().trial().id()).isZero();
    assertThatThrownBy(backend::take).isInstanceOf(InterruptedException.class);
    assertThat(backend.time()).isEqualTo(Duration.ofSeconds(5));
    backend.alarm(() -> Duration.ofSeconds(50), () -> {});
    assertThat(ends(backend)).containsExactly("2 after 6");
  }

  @Test
  void timesMayHangOnTheClock() throws Exception {
    SimulatedBackend backend =
        new SimulatedBackend(
            1, TRIALS.withTimes((task, epochs, start) -> epochs * (start < 2 ? 1 : 10)));
    backend.submit(Answers.task(0, 2));
    backend.submit(Answers.task(1, 2));
    assertThat(ends(backend)).containsExactly("0 after 2", "1 after 22");
  }

  @Test
  void goingOnCostsTheDifference() throws Exception {
    SimulatedBackend backend = new SimulatedBackend(1, TRIALS);
    backend.submit(Answers.task(1, 3));
    backend.take();
    backend.submit(Answers.task(1, 10));
    Attempt attempt = backend.take().attempts().get(0);
    assertThat(attempt.fromEpochs()).isEqualTo(3);
    assertThat(attempt.startedAt()).isEqualTo(Instant.EPOCH.plusSeconds(6));
    assertThat(backend.time()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void trialFailsInItsEpochAndNotBefore() throws Exception {
    SimulatedBackend backend = new SimulatedBackend(1, TRIALS);
    backend.submit(Answers.task(9, 3));
    assertThat(backend.take().isCompleted()).isTrue();
    backend.submit(Answers.task(9, 9));
    assertThat(backend.take().outcome())
        .isEqualTo(new Outcome.Failed(FailureKind.ERROR, "The simulated trial fails in epoch 4"));
    assertThat(backend.time()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void busyShareCountsSlotsAndTime() throws Exception {
    SimulatedBackend backend = new SimulatedBackend(2, TRIALS);
    assertThat(backend.busyShare(Duration.ZERO)).isEqualTo(1);
    backend.submit(Answers.task(0, 4));
    backend.submit(Answers.task(1, 4));
    ends(backend);
    assertThat(backend.busyShare(Duration.ofSeconds(4))).isEqualTo(1);
    assertThat(backend.busyShare(Duration.ofSeconds(8))).isEqualTo(0.75);
    assertThatThrownBy(() -> backend.busyShare(Duration.ofSeconds(9)))
        .hasMessage("Invalid moment: PT9S of a simulation until PT8S");
  }

  @Test
  void slotsAreUsedAgain() throws Exception {
    SimulatedBackend backend = new SimulatedBackend(2, TRIALS);
    List<Integer> slots = new ArrayList<>();
    IntStream.range(0, 4).forEach(id -> backend.submit(Answers.task(id, 1)));
    while (!backend.isIdle()) {
      slots.add(backend.take().attempts().get(0).slot());
    }
    assertThat(slots).containsExactly(0, 1, 0, 1);
  }

  @Test
  void speedsAreLogNormalWithStragglers() {
    TrialSpeeds speeds = new TrialSpeeds(1, 2, 0.5, 0.05, 5);
    double[] even =
        IntStream.range(0, 10_000)
            .mapToDouble(id -> new TrialSpeeds(1, 2, 0.5, 0, 1).applyAsDouble(trial(id)))
            .toArray();
    double[] logs = DoubleStream.of(even).map(Math::log).toArray();
    double mean = DoubleStream.of(logs).average().orElseThrow();
    assertThat(mean).isCloseTo(Math.log(2), within(0.02));
    assertThat(DoubleStream.of(logs).map(x -> (x - mean) * (x - mean)).average().orElseThrow())
        .isCloseTo(0.25, within(0.02));
    long stragglers =
        IntStream.range(0, even.length)
            .filter(id -> speeds.applyAsDouble(trial(id)) > 4.99 * even[id])
            .count();
    assertThat(stragglers).isBetween(400L, 600L);
  }

  @Test
  void failuresHaveTheirShareAndEpochs() {
    TrialFailures failures = new TrialFailures(3, 0.1, 27);
    int[] failing =
        IntStream.range(0, 10_000)
            .map(id -> failures.applyAsInt(trial(id)))
            .filter(epoch -> epoch != SimulatedTrials.NEVER)
            .toArray();
    assertThat(failing.length).isBetween(850, 1150);
    assertThat(failing).contains(1, 27);
    assertThat(IntStream.of(failing).average().orElseThrow()).isCloseTo(14, within(1.0));
  }

  private static Trial trial(int id) {
    return Answers.task(id, 1).trial();
  }

  @Test
  void figuresThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new SimulatedBackend(0, TRIALS))
        .hasMessage("Invalid number of slots: 0");
    assertThatThrownBy(() -> new TrialSpeeds(1, 0, 0.5, 2, 5))
        .hasMessage("Invalid speeds: median 0.0 s, sigma 0.5, a share of 2.0 slower by 5.0");
    assertThatThrownBy(() -> new TrialFailures(1, -1, 27))
        .hasMessage("Invalid failures: a share of -1.0 within 27 epochs");
  }
}
