package io.nightjar.run;

import java.util.ArrayList;
import java.util.List;

/** When slots were in use, in nanoseconds of a virtual clock. */
final class BusyTime {
  private final int slots;
  private final List<Span> spans = new ArrayList<>();

  BusyTime(int slots) {
    this.slots = slots;
  }

  private record Span(long start, long end) {
    long until(long moment) {
      return Math.max(0, Math.min(end, moment) - start);
    }
  }

  /** A slot is in use from one moment to another. */
  void add(long start, long end) {
    spans.add(new Span(start, end));
  }

  /** The share of the slots' time from 0 until a moment; 1 where that is 0. */
  double share(long moment) {
    if (moment == 0) {
      return 1;
    }
    double used = 0;
    for (Span span : spans) {
      used += span.until(moment);
    }
    return used / slots / moment;
  }
}
