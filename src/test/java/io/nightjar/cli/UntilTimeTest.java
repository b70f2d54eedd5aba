package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UntilTimeTest {
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-03-28T22:30:00+01:00[Europe/Berlin]");

  private static Instant until(String text) throws BadInputException {
    return UntilTime.of(text, NOW);
  }

  @Test
  void aTimeOfDayIsTheNextOne() throws Exception {
    assertThat(until("23:00")).isEqualTo("2026-03-28T22:00:00Z");
    assertThat(until("22:30")).as("a day later").isEqualTo("2026-03-29T20:30:00Z");
    assertThat(until("06:00")).as("after clocks went forward").isEqualTo("2026-03-29T04:00:00Z");
    assertThat(until("22:30:01")).isEqualTo("2026-03-28T21:30:01Z");
  }

  @Test
  void aTimeOfDayMayHaveAnOffset() throws Exception {
    assertThat(until("22:00Z")).isEqualTo("2026-03-28T22:00:00Z");
    assertThat(until("21:30Z")).as("a day later").isEqualTo("2026-03-29T21:30:00Z");
    assertThat(until("06:00+05:30")).isEqualTo("2026-03-29T00:30:00Z");
  }

  @Test
  void aDateMayHaveAZone() throws Exception {
    assertThat(until("2026-03-29T06:00")).isEqualTo("2026-03-29T04:00:00Z");
    assertThat(until("2026-03-29T06:00:00Z")).isEqualTo("2026-03-29T06:00:00Z");
    assertThat(until("2026-03-29T06:00+02:00")).isEqualTo("2026-03-29T04:00:00Z");
    assertThat(until("2026-03-29T06:00:00.5-01:00")).isEqualTo("2026-03-29T07:00:00.500Z");
  }

  @Test
  void whatIsNoMomentToComeIsRefused() {
    for (String text :
        List.of("6", "25:00", "tomorrow", "2026-03-29", "06:00+", "06:00+25:00", "")) {
      assertThatThrownBy(() -> until(text))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(
              "--until: Invalid time: %s (expected a time of day such as 06:00".formatted(text));
    }
    assertThatThrownBy(() -> until("2026-03-28T22:30"))
        .hasMessageContaining("--until: Invalid time: 2026-03-28T22:30 is over");
  }

  @Test
  void timeIsSharedOverTheJobsThatAreLeft() {
    NightClock clock = new NightClock(() -> Instant.EPOCH, Instant.EPOCH.plusSeconds(7200));
    assertThat(clock.share(3)).isEqualTo(Duration.ofMinutes(40));
    assertThat(clock.end(Duration.ofMinutes(40)))
        .isEqualTo(Instant.EPOCH.plusSeconds(40 * 60 - 24));
    assertThat(NightClock.closing(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(15));
    assertThat(NightClock.closing(Duration.ofHours(10))).isEqualTo(Duration.ofMinutes(2));
    NightClock late = new NightClock(() -> Instant.EPOCH.plusSeconds(9), Instant.EPOCH);
    assertThat(late.share(1)).isZero();
  }

  @Test
  void theWorstExitCodeIsWhatAPersonMustMend() {
    NightResult cut = NightResult.failed("a", Exit.CUT_SHORT, List.of());
    NightResult none = NightResult.failed("b", Exit.NO_RESULT, List.of());
    NightResult bad = NightResult.failed("c", Exit.BAD_INPUT, List.of());
    assertThat(NightResult.worst(List.of())).isEqualTo(Exit.DONE);
    assertThat(NightResult.worst(List.of(cut))).isEqualTo(Exit.CUT_SHORT);
    assertThat(NightResult.worst(List.of(cut, none))).isEqualTo(Exit.NO_RESULT);
    assertThat(NightResult.worst(List.of(bad, cut, none))).isEqualTo(Exit.BAD_INPUT);
  }
}
