package io.nightjar.spark;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that starts with the system's and then never jumps: a lease must not expire by one. */
final class SteadyClock implements InstantSource {
  private final Instant start;
  private final long startNanos = System.nanoTime();

  SteadyClock(InstantSource system) {
    this.start = system.instant();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - startNanos);
  }
}
