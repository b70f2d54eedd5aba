package io.nightjar.cli;

import java.util.Locale;

/** What the faulty trial does, at every attempt. */
public enum FaultyKind {
  /** Nothing: there is no faulty trial. */
  NONE,
  /** Throws: the plainest failure, which leaves all else in peace. */
  REFUSE,
  /** Ends its JVM. */
  HALT,
  /** Waits in native code, where no interrupt reaches it. */
  HANG,
  /** Takes memory until there is none left. */
  EXHAUST;

  /** The name in settings. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FaultyKind of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
