package io.nightjar.run;

import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Turns whatever a runner throws into a failure with one readable line. */
final class Failures {
  static final Outcome.Failed CANCELLED =
      new Outcome.Failed(FailureKind.ERROR, "The trial was cancelled");

  private static final int LONGEST_REASON_CHARS = 500;

  /** What ND4J and JavaCPP say where native memory is short, as plain runtime exceptions. */
  private static final String OUT_OF_NATIVE_MEMORY =
      "(?s).*(Physical memory usage is too high|Allocation failed|Out of \\[\\w+] memory).*";

  private Failures() {}

  /** The failure that a runner's exception is, with or without the wrapper of its thread. */
  static Outcome.Failed of(Throwable wrapped) {
    Throwable cause = wrapped.getCause();
    Throwable thrown = wrapped instanceof ExecutionException && cause != null ? cause : wrapped;
    if (thrown instanceof TrialException known) {
      return new Outcome.Failed(known.kind(), oneLine(String.valueOf(known.getMessage()), thrown));
    }
    Optional<Throwable> memory = causes(thrown).filter(Failures::isOutOfMemory).findFirst();
    return memory.isPresent()
        ? new Outcome.Failed(FailureKind.OUT_OF_MEMORY, oneLine(memory.get()))
        : new Outcome.Failed(FailureKind.ERROR, oneLine(thrown));
  }

  /** The broken storage behind a runner's exception, if it is that. */
  static Optional<StorageException> storage(Throwable thrown) {
    return causes(thrown)
        .filter(StorageException.class::isInstance)
        .map(StorageException.class::cast)
        .findFirst();
  }

  static Outcome.Failed overTime(Duration limit) {
    return new Outcome.Failed(
        FailureKind.TIMED_OUT, "The trial is past its time limit of " + words(limit));
  }

  static Outcome.Failed hung(Duration stall) {
    return new Outcome.Failed(
        FailureKind.TIMED_OUT, "The trial hangs: no step for more than " + words(stall));
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static boolean isOutOfMemory(Throwable thrown) {
    String message = thrown.getMessage();
    return thrown instanceof OutOfMemoryError
        || (message != null && message.matches(OUT_OF_NATIVE_MEMORY));
  }

  private static String oneLine(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return oneLine(thrown.getMessage() == null ? name : name + ": " + thrown.getMessage(), thrown);
  }

  private static String oneLine(String text, Throwable thrown) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      return thrown.getClass().getSimpleName();
    }
    return line.length() <= LONGEST_REASON_CHARS
        ? line
        : line.substring(0, LONGEST_REASON_CHARS) + "...";
  }

  private static String words(Duration limit) {
    return limit.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
