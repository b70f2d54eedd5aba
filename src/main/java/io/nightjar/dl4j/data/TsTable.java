package io.nightjar.dl4j.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads series from the text of one file and stops at the first problem. */
final class TsTable {
  private final String source;
  private final Role role;
  private final TableBuilder table;
  private final TsHeader header;
  private int line;
  private int channels;
  private int longest;

  /**
   * A table.
   *
   * @param channels what each series has, where a file before says it; else 0
   */
  TsTable(String source, int channels, Role role, TableBuilder table) {
    this.source = source;
    this.channels = channels;
    this.role = role;
    this.table = table;
    this.header = new TsHeader();
  }

  /** The number of channels of each series. */
  int channels() {
    return channels;
  }

  /** The number of steps of the longest series. */
  int longest() {
    return longest;
  }

  /** Reads the whole file. */
  void read(BufferedReader text) throws IOException, DataException {
    while (!header.isComplete()) {
      String next = next(text);
      if (next == null) {
        throw new DataException("Cannot read data " + source + ": it has no line @data");
      }
      check(header.add(next));
    }
    for (String next = next(text); next != null; next = next(text)) {
      add(next);
    }
    if (longest == 0) {
      throw new DataException("Cannot read data " + source + ": it has no series after @data");
    }
  }

  /** The next line that says something. */
  private @Nullable String next(BufferedReader text) throws IOException {
    String next = text.readLine();
    line++;
    while (next != null && (next.isBlank() || next.startsWith("#"))) {
      next = text.readLine();
      line++;
    }
    return next == null ? null : next.strip();
  }

  private void add(String text) throws DataException {
    int end = text.lastIndexOf(':');
    if (end < 0) {
      throw problem("expected a series, a colon and its class");
    }
    String label = text.substring(end + 1).strip();
    check(header.refusal(label).or(() -> table.refusal(label, role)));
    String[] dimensions = text.substring(0, end).split(":", -1);
    check(header.channelRefusal(dimensions.length));
    if (channels != 0 && channels != dimensions.length) {
      throw problem(
          "expected %s, found %d"
              .formatted(Numbers.counted(channels, "channel"), dimensions.length));
    }
    channels = dimensions.length;
    table.add(values(dimensions), label, role);
  }

  /** The values of a row in the order [step][channel]. */
  private float[] values(String[] dimensions) throws DataException {
    int steps = steps(dimensions[0], 1).length;
    check(header.stepRefusal(steps));
    longest = Math.max(longest, steps);
    float[] values = new float[steps * channels];
    for (int channel = 0; channel < channels; channel++) {
      String[] cells = steps(dimensions[channel], channel + 1);
      if (cells.length != steps) {
        throw problem(
            "channel 1 has %s, but channel %d has %d"
                .formatted(Numbers.counted(steps, "step"), channel + 1, cells.length));
      }
      for (int step = 0; step < steps; step++) {
        values[step * channels + channel] = number(cells[step].strip(), channel, step);
      }
    }
    return values;
  }

  private String[] steps(String dimension, int channel) throws DataException {
    if (dimension.isBlank()) {
      throw problem("channel " + channel + ": the series is empty");
    }
    return dimension.split(",", -1);
  }

  private float number(String cell, int channel, int step) throws DataException {
    try {
      return Numbers.finite(cell);
    } catch (NumberFormatException e) {
      throw problem("channel " + (channel + 1) + ", step " + (step + 1) + ": " + e.getMessage());
    }
  }

  private void check(Optional<String> refusal) throws DataException {
    if (refusal.isPresent()) {
      throw problem(refusal.get());
    }
  }

  private DataException problem(String problem) {
    return new DataException(source + ":" + line + ": " + problem);
  }
}
