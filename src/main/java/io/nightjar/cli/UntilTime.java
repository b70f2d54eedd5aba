package io.nightjar.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;

/** Reads the moment at which a night has to be over. */
final class UntilTime {
  private UntilTime() {}

  /**
   * The moment that a user names.
   *
   * @param text a time of day such as {@code 06:00}, which is the next such moment, or a date with
   *     a time as in ISO 8601; either with an offset from UTC or in the zone of {@code now}
   * @throws BadInputException if it is neither, or is over
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

  private static Instant parsed(String text, ZonedDateTime now) {
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

  private static Instant next(LocalTime time, ZonedDateTime now) {
    ZonedDateTime today = now.toLocalDate().atTime(time).atZone(now.getZone());
    return today.isAfter(now)
        ? today.toInstant()
        : now.toLocalDate().plusDays(1).atTime(time).atZone(now.getZone()).toInstant();
  }
}
