package io.nightjar.run;

import java.time.Instant;

/**
 * When a sweep has to have trained its last epoch, and what must find room before.
 *
 * @param end of everything that trains
 * @param lowest the epochs of the shortest task
 * @param highest the epochs of a trial that goes all the way
 * @param best how many trials are repeated after the search, with so many epochs
 * @param rounds how often each of them
 */
public record Curfew(Instant end, int lowest, int highest, int best, int rounds) {

  public Curfew {
    if (lowest < 1 || highest < lowest || best < 0 || rounds < 0) {
      throw new IllegalArgumentException(
          "Invalid curfew: %d to %d epochs, %d x %d repeats"
              .formatted(lowest, highest, best, rounds));
    }
  }

  /** How many trainings follow the search. */
  int repeats() {
    return best * rounds;
  }
}
