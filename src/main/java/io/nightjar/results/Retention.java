package io.nightjar.results;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which sweeps of a study are old. Whatever is asked for, the newest sweep stays, since a resume
 * may go on with it, and the newest finished one, which the next night compares with.
 *
 * @param last a sweep stays while fewer finished ones than this are newer, empty for no such rule
 * @param age a sweep stays while it is younger, empty for no such rule
 */
public record Retention(Optional<Integer> last, Optional<Duration> age, Instant now) {

  /**
   * Why a sweep stays; empty where it is old.
   *
   * @param sweeps all of its study, the newest first
   * @param index of the sweep among them
   */
  Optional<String> reasonToKeep(List<StoredSweep> sweeps, int index) {
    StoredSweep sweep = sweeps.get(index);
    long newerFinished = sweeps.stream().limit(index).filter(StoredSweep::isFinished).count();
    if (index == 0) {
      return Optional.of("the newest");
    }
    if (sweep.isFinished() && newerFinished == 0) {
      return Optional.of("the newest finished");
    }
    if (last.filter(most -> newerFinished < most).isPresent()) {
      return Optional.of("among the last " + last.get());
    }
    return age.filter(most -> Duration.between(sweep.startedAt(), now).compareTo(most) < 0)
        .map(most -> "younger than %d days".formatted(most.toDays()));
  }
}
