package io.nightjar.run;

import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** A local file with a header and a line per event: what all journals write and read. */
final class EventFile implements Closeable {
  private final LineFile lines;
  private final Function<TrialEvent, String> encode;
  private final Function<String, TrialEvent> decode;
  private final ResultIndex index;

  /** Of results that are appended and not flushed. */
  private final List<ResultIndex.Place> pending = new ArrayList<>();

  /** Where the first event stands. */
  private long first;

  EventFile(
      LineFile lines, Function<TrialEvent, String> encode, Function<String, TrialEvent> decode) {
    this.lines = lines;
    this.encode = encode;
    this.decode = decode;
    this.index = new ResultIndex(lines, decode);
  }

  LineFile lines() {
    return lines;
  }

  /** Writes the first line. */
  void begin(String header) throws IOException {
    lines.append(header);
    lines.flush();
    first = lines.end();
  }

  /** Takes in an event that was read from elsewhere; it waits for the next {@link #flush}. */
  void take(String line) {
    note(decode.apply(line), lines.append(line));
  }

  void append(TrialEvent event) {
    note(event, lines.append(encode.apply(event)));
  }

  private void note(TrialEvent event, long position) {
    if (event instanceof TrialEvent.Told told) {
      pending.add(ResultIndex.Place.of(told.result().task(), position));
    }
  }

  void flush() throws IOException {
    try {
      lines.flush();
      index.addAll(pending);
    } finally {
      pending.clear();
    }
  }

  /** Forgets what waits. */
  void drop() {
    lines.drop();
    pending.clear();
  }

  /**
   * Reads a file from its start, and cuts off a last line without an end.
   *
   * @return the header
   */
  String load(String name) throws IOException {
    LineCursor cursor = lines.scan();
    String header =
        cursor
            .read()
            .orElseThrow(() -> new IOException("Cannot read journal " + name + ": no header"));
    first = cursor.position();
    long number = 2;
    try {
      long position = cursor.position();
      Optional<String> line = cursor.read();
      while (line.isPresent()) {
        note(decode.apply(line.get()), position);
        number++;
        position = cursor.position();
        line = cursor.read();
      }
      lines.endAt(position);
    } catch (CharacterCodingException | RuntimeException e) {
      throw damaged(name, number, e);
    }
    index.addAll(pending);
    pending.clear();
    return header;
  }

  /** What to say of a line that is no event. */
  static IOException damaged(String name, long line, Exception cause) {
    return new IOException(
        "Cannot read journal " + name + ": line " + line + " is damaged: " + cause.getMessage(),
        cause);
  }

  ResultStore results() {
    return index;
  }

  /** The events that are flushed at the time of the call. */
  Iterator<TrialEvent> events() {
    LineCursor cursor = lines.scan();
    cursor.seek(first);
    long end = lines.end();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return cursor.position() < end;
      }

      @Override
      public TrialEvent next() {
        try {
          return decode.apply(cursor.read().orElseThrow(NoSuchElementException::new));
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot read journal: " + e.getMessage(), e);
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
