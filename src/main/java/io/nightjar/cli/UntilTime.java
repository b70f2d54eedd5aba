package io.nightjar.cli;

import io.nightjar.results.BadInputException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.List;

/** Reads the moment at which a night has to be over. */
final class UntilTime {
  /** Whoever names a time of day that was just now does not mean that of tomorrow. */
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  private UntilTime() {}

  /**
   * The moment that a user names.
   *
   * @param text a time of day such as {@code 06:00}, which is the next such moment, or a date with
   *     a time as in ISO 8601; either with an offset from UTC or in the zone of {@code now}. Where
   *     clocks go back it is the first of two, unless that is over; where they go forward it is as
   *     long after midnight as on other days
   * @throws BadInputException if it is neither, or is over, or is a time of day of this minute
   */
  static Instant of(String text, ZonedDateTime now) throws BadInputException {
    Instant moment;
    try {
      moment = parsed(text, now);
    } catch (DateTimeException e) {
      throw new BadInputException(
          "--until: Invalid time: %s (expected a time of day such as 06:00, or such as"
                  .formatted(text)
              + " 2026-11-27T06:00)");
    }
    if (!moment.isAfter(now.toInstant())) {
      throw new BadInputException("--until: Invalid time: " + text + " is over");
    }
    return moment;
  }

  private static Instant parsed(String text, ZonedDateTime now) throws BadInputException {
    boolean hasOffset = text.matches("(.*T)?[0-9:.]+(Z|[+-][0-9:]+)");
    if (text.contains("T")) {
      return hasOffset
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(now.getZone()).toInstant();
    }
    if (!hasOffset) {
      return next(LocalTime.parse(text), now);
    }
    OffsetTime time = OffsetTime.parse(text);
    return next(time.toLocalTime(), now.withZoneSameInstant(time.getOffset()));
  }

  private static Instant next(LocalTime time, ZonedDateTime now) throws BadInputException {
    ZonedDateTime today = now.toLocalDate().atTime(time).atZone(now.getZone());
    ZonedDateTime tomorrow = now.toLocalDate().plusDays(1).atTime(time).atZone(now.getZone());
    for (ZonedDateTime moment : List.of(today, today.withLaterOffsetAtOverlap())) {
      if (moment.isAfter(now)) {
        return moment.toInstant();
      }
      if (moment.plus(JUST_NOW).isAfter(now)) {
        throw new BadInputException(
            "--until: Invalid time: %s is now (tomorrow's needs its date: %sT%s)"
                .formatted(time, tomorrow.toLocalDate(), time));
      }
    }
    return tomorrow.toInstant();
  }
}
