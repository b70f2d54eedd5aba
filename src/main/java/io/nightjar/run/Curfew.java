package io.nightjar.run;

import java.time.Instant;

/**
 * When a sweep has to have trained its last epoch, and what must find room before.
 *
 * @param end of everything that trains
 * @param lowest the epochs of the shortest task
 * @param highest the epochs of a trial that goes all the way
 * @param repeats how many trainings of so many epochs follow the search
 */
public record Curfew(Instant end, int lowest, int highest, int repeats) {

  public Curfew {
    if (lowest < 1 || highest < lowest || repeats < 0) {
      throw new IllegalArgumentException(
          "Invalid curfew: %d to %d epochs, %d repeats".formatted(lowest, highest, repeats));
    }
  }
}
