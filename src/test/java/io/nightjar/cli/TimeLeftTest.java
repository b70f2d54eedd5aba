package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.sweep.Progress.Snapshot;
import io.nightjar.trial.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TimeLeftTest {
  private static final Instant START = Instant.EPOCH;

  private final TimeLeft estimate = new TimeLeft();

  /** What it says after so many epochs of 100. */
  private Optional<Duration> at(double seconds, long epochs, Optional<Instant> end) {
    Duration elapsed = Duration.ofMillis((long) (1e3 * seconds));
    Snapshot snapshot =
        new Snapshot(Purpose.SEARCH, 1, 2, 1, 0, Optional.empty(), epochs, 100, 100 - epochs, end);
    return estimate.at(elapsed, START.plus(elapsed), snapshot);
  }

  private Optional<Duration> at(double seconds, long epochs) {
    return at(seconds, epochs, Optional.empty());
  }

  @Test
  void aSlowBeginningIsForgotten() {
    at(10, 0);
    assertThat(at(30, 4)).as("a beginning").isEmpty();
    assertThat(at(40, 10)).hasValue(Duration.ofSeconds(10 * 90 / 6));
    for (int second = 41; second < 90; second++) {
      at(second, second - 30);
    }
    assertThat(at(90, 60)).hasValue(Duration.ofSeconds(40));
  }

  @Test
  void whatAResumeTellsIsNoSpeed() {
    at(5, 0);
    at(5.1, 50);
    assertThat(at(5.2, 60)).isEmpty();
    assertThat(at(15.2, 65)).hasValue(Duration.ofSeconds(70));
  }

  @Test
  void nothingIsBeyondTheEnd() {
    at(0, 0);
    Optional<Instant> end = Optional.of(START.plusSeconds(30));
    assertThat(at(20, 20, end)).hasValue(Duration.ofSeconds(10));
    assertThat(at(29.5, 25, end)).as("less than a second").isEmpty();
    assertThat(at(31, 26, end)).as("over").isEmpty();
  }

  @Test
  void saysNothingWhereNothingIsPlanned() {
    at(0, 0);
    assertThat(at(20, 99)).isEmpty();
    assertThat(at(25, 100)).isEmpty();
  }
}
