package io.nightjar.results;

import java.time.Duration;

/**
 * How long holders of a study are believed to live. Nothing hangs on clocks of several machines
 * being equal: before a lock is taken over that cannot be seen to be dead, its signs of life are
 * watched by the clock of one machine.
 *
 * @param beat a holder says this often that it lives
 * @param fresh a sign of life that is younger is believed without watching
 * @param watch no sign of life for this long means dead
 * @param look how often is looked meanwhile
 */
public record LockTimes(Duration beat, Duration fresh, Duration watch, Duration look) {
  public static final LockTimes USUAL =
      new LockTimes(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(1));
}
