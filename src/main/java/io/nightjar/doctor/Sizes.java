package io.nightjar.doctor;

import java.util.Locale;

/** Numbers of bytes for people. */
final class Sizes {
  static final long MIB = 1L << 20;
  static final long GIB = 1L << 30;

  private Sizes() {}

  static String text(long bytes) {
    return bytes < GIB
        ? String.format(Locale.ROOT, "%d MiB", bytes / MIB)
        : String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
  }
}
