package io.nightjar.trial;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One try at a task.
 *
 * @param number from 1
 * @param fromEpochs the epochs of the checkpoint it went on from, 0 from the start
 * @param failure null where the attempt completed its task
 */
public record Attempt(
    int number,
    int slot,
    Origin origin,
    int fromEpochs,
    Instant startedAt,
    Instant endedAt,
    Outcome.@Nullable Failed failure)
    implements Serializable {

  public Attempt {
    if (number < 1 || fromEpochs < 0 || endedAt.isBefore(startedAt)) {
      throw new IllegalArgumentException(
          "Invalid attempt: number " + number + ", from " + fromEpochs + ", until " + endedAt);
    }
  }

  public Optional<Outcome.Failed> failed() {
    return Optional.ofNullable(failure);
  }
}
