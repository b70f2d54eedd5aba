package io.nightjar.faults;

import io.nightjar.cli.FaultyKind;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong in a round. */
enum Scenario {
  /** SIGKILL of an executor that trains. */
  EXECUTOR_KILLED,
  /** SIGKILL of a worker, whose executor ends with it. */
  WORKER_KILLED,
  /** SIGSTOP of an executor for longer than a lease, then SIGCONT. */
  EXECUTOR_STOPPED,
  /** A trial that ends its JVM at every attempt. */
  POISON_TRIAL(FaultyKind.HALT, "crashed"),
  /** A trial that waits for ever in native code. */
  HUNG_TRIAL(FaultyKind.HANG, "timed out"),
  /** A trial that takes all memory of its JVM. */
  OUT_OF_MEMORY(FaultyKind.EXHAUST, "out of memory"),
  /** SIGKILL of the driver, then a resume. */
  DRIVER_KILLED,
  /** No space in the results folder, then space again and a resume. */
  FULL_DISK,
  /** Data that lack a row on one of the nodes. */
  CHANGED_DATA;

  private final FaultyKind faulty;
  private final String failure;

  Scenario() {
    this(FaultyKind.NONE, "");
  }

  Scenario(FaultyKind faulty, String failure) {
    this.faulty = faulty;
    this.failure = failure;
  }

  /** What the faulty trial does. */
  FaultyKind faulty() {
    return faulty;
  }

  /** As what the faulty trial fails; empty where there is none. */
  Optional<String> failure() {
    return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
