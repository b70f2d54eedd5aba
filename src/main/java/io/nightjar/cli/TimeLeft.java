package io.nightjar.cli;

import io.nightjar.sweep.Progress.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Estimates the time left by the rate of the latest half of the epochs: in the beginning Spark and
 * compilers weigh most, and a resume tells at once what was done before.
 */
final class TimeLeft {
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  /** One part of so many of all epochs, before which it says nothing. */
  private static final int BEGINNING = 20;

  /** From the last at which no more than half was done; one a second at most. */
  private final Deque<Sample> samples = new ArrayDeque<>();

  private long beginNanos;
  private long beginEpochs;

  /** The epochs done at a time. */
  private record Sample(long nanos, long epochs) {}

  /**
   * Takes note of a moment, and says what is left then.
   *
   * @param elapsed since the first moment, never less than before
   * @param now by the clock of the sweep's end
   * @return at least a second; empty where it knows too little
   */
  Optional<Duration> at(Duration elapsed, Instant now, Snapshot snapshot) {
    note(new Sample(elapsed.toNanos(), snapshot.epochs()));
    Sample since = samples.getFirst();
    Sample last = samples.getLast();
    long epochs = last.epochs() - since.epochs();
    if (epochs == 0 || snapshot.epochs() * BEGINNING < snapshot.allEpochs()) {
      return Optional.empty();
    }
    double each = (last.nanos() - since.nanos()) / 1e9 / epochs;
    Duration left = Duration.ofSeconds(Math.round(each * snapshot.mostLeft()));
    return Optional.of(
            snapshot.end().map(end -> earlier(left, Duration.between(now, end))).orElse(left))
        .filter(estimate -> estimate.toSeconds() > 0);
  }

  private static Duration earlier(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** The first second counts as its end: what a resume tells comes within it. */
  private void note(Sample sample) {
    if (samples.isEmpty()) {
      beginNanos = sample.nanos();
    }
    if (second(sample) == 0) {
      beginEpochs = sample.epochs();
      samples.clear();
    } else if (samples.size() > 1 && second(samples.getLast()) == second(sample)) {
      samples.removeLast();
    }
    samples.add(sample);
    forget(beginEpochs + (sample.epochs() - beginEpochs) / 2);
  }

  private long second(Sample sample) {
    return (sample.nanos() - beginNanos) / SECOND_NANOS;
  }

  private void forget(long half) {
    Sample since = samples.removeFirst();
    while (!samples.isEmpty() && samples.getFirst().epochs() <= half) {
      since = samples.removeFirst();
    }
    samples.addFirst(since);
  }
}
