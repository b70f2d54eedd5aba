package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.sweep.NightClock;
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
    assertThat(until("22:29")).as("a day later").isEqualTo("2026-03-29T20:29:00Z");
    assertThat(until("06:00")).as("after clocks went forward").isEqualTo("2026-03-29T04:00:00Z");
    assertThat(until("22:30:01")).isEqualTo("2026-03-28T21:30:01Z");
  }

  @Test
  void aTimeOfDayOfThisMinuteIsRefused() throws Exception {
    ZonedDateTime within = NOW.withSecond(59);
    assertThatThrownBy(() -> UntilTime.of("22:30", within))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "--until: Invalid time: 22:30 is now (tomorrow's needs its date: 2026-03-29T22:30)");
    assertThatThrownBy(() -> until("22:30")).hasMessageContaining("22:30 is now");
    assertThatThrownBy(() -> until("21:30Z")).hasMessageContaining("21:30 is now");
    assertThat(UntilTime.of("22:30", NOW.plusMinutes(1))).isEqualTo("2026-03-29T20:30:00Z");
    assertThat(UntilTime.of("2026-03-29T22:30", within)).isEqualTo("2026-03-29T20:30:00Z");
  }

  private static Instant until(String text, String now) throws BadInputException {
    return UntilTime.of(text, ZonedDateTime.parse(now));
  }

  @Test
  void midnightIsTheNextOne() throws Exception {
    assertThat(until("00:00")).isEqualTo("2026-03-28T23:00:00Z");
    assertThat(until("00:30")).isEqualTo("2026-03-28T23:30:00Z");
    assertThat(until("00:00", "2026-12-31T23:59:59.9Z")).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(until("23:59", "2026-12-31T00:01:00Z")).isEqualTo("2026-12-31T23:59:00Z");
  }

  @Test
  void anHourThatIsLeftOutIsAsLongAfterMidnightAsElse() throws Exception {
    assertThat(until("02:30")).as("clocks show 03:30").isEqualTo("2026-03-29T01:30:00Z");
    assertThat(until("02:30", "2026-03-29T01:59:00+01:00[Europe/Berlin]"))
        .isEqualTo("2026-03-29T01:30:00Z");
    assertThat(until("02:30", "2026-03-29T03:40:00+02:00[Europe/Berlin]"))
        .isEqualTo("2026-03-30T00:30:00Z");
  }

  @Test
  void ofAnHourThatIsThereTwiceTheNextOneCounts() throws Exception {
    assertThat(until("02:30", "2026-10-24T22:00:00+02:00[Europe/Berlin]"))
        .isEqualTo("2026-10-25T00:30:00Z");
    assertThat(until("02:30", "2026-10-25T02:40:00+02:00[Europe/Berlin]"))
        .as("the second one")
        .isEqualTo("2026-10-25T01:30:00Z");
    assertThat(until("02:30", "2026-10-25T02:10:00+01:00[Europe/Berlin]"))
        .as("it is the second one already")
        .isEqualTo("2026-10-25T01:30:00Z");
    assertThat(until("02:30", "2026-10-25T02:40:00+01:00[Europe/Berlin]"))
        .isEqualTo("2026-10-26T01:30:00Z");
    assertThat(until("06:00", "2026-10-24T22:00:00+02:00[Europe/Berlin]"))
        .as("a night of nine hours")
        .isEqualTo("2026-10-25T05:00:00Z");
  }

  @Test
  void zonesMayBeHalfAnHourOff() throws Exception {
    assertThat(until("06:00", "2026-11-26T22:00:00+05:30[Asia/Kolkata]"))
        .isEqualTo("2026-11-27T00:30:00Z");
    assertThat(until("02:15", "2026-10-04T00:00:00+10:30[Australia/Lord_Howe]"))
        .as("clocks go from 02:00 to 02:30")
        .isEqualTo("2026-10-03T15:45:00Z");
    assertThat(until("01:45", "2026-04-05T01:50:00+11:00[Australia/Lord_Howe]"))
        .as("clocks go from 02:00 to 01:30")
        .isEqualTo("2026-04-04T15:15:00Z");
  }

  @Test
  void aTimeOfDayMayHaveAnOffset() throws Exception {
    assertThat(until("22:00Z")).isEqualTo("2026-03-28T22:00:00Z");
    assertThat(until("21:29Z")).as("a day later").isEqualTo("2026-03-29T21:29:00Z");
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
