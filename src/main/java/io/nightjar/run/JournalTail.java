package io.nightjar.run;

import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a journal while another process may be writing it: it takes no hold, changes
 * nothing, and waits for lines that are not whole yet. Used by one thread at a time.
 */
public final class JournalTail {
  private final Lines lines;
  private final Function<String, TrialEvent> decode;
  private long number;

  private JournalTail(Lines lines, Function<String, TrialEvent> decode) {
    this.lines = lines;
    this.decode = decode;
  }

  /** The lines that are new since the last call, from the first. */
  interface Lines {
    /**
     * Hands over lines until there is no other whole one or the taker has had enough.
     *
     * @return whether there may be more
     */
    boolean read(LineTaker taker) throws IOException;
  }

  /** Takes a line, and says whether it wants another. */
  interface LineTaker {
    boolean take(String line) throws IOException;
  }

  /**
   * The journal in a local file.
   *
   * @param decode gives the event of a line; it throws for a damaged one
   */
  public static JournalTail of(Path file, Function<String, TrialEvent> decode) {
    return new JournalTail(new FileLines(file), decode);
  }

  /**
   * The journal in segments.
   *
   * @param decode gives the event of a line; it throws for a damaged one
   */
  public static JournalTail of(Storage storage, Function<String, TrialEvent> decode) {
    return new JournalTail(new SegmentLines(storage), decode);
  }

  /**
   * Reads on.
   *
   * @param most so many events at most
   * @return whether all that is there was read
   * @throws IOException if the journal cannot be read, or its next line is damaged
   */
  public boolean follow(int most, Consumer<TrialEvent> events) throws IOException {
    Counter counter = new Counter(most, events);
    return !lines.read(counter::take);
  }

  private final class Counter {
    private final int most;
    private final Consumer<TrialEvent> events;
    private int count;

    Counter(int most, Consumer<TrialEvent> events) {
      this.most = most;
      this.events = events;
    }

    private boolean take(String line) throws IOException {
      if (number > 0) {
        events.accept(event(line));
        count++;
      }
      number++;
      return count < most;
    }

    private TrialEvent event(String line) throws IOException {
      try {
        return decode.apply(line);
      } catch (RuntimeException e) {
        throw EventFile.damaged(lines.toString(), number + 1, e);
      }
    }
  }

  /** Opens the file for each reading, so that nothing is held between. */
  private static final class FileLines implements Lines {
    private static final int BLOCK_BYTES = 1 << 16;

    private final Path file;
    private long position;

    FileLines(Path file) {
      this.file = file;
    }

    @Override
    public String toString() {
      return file.toString();
    }

    @Override
    public boolean read(LineTaker taker) throws IOException {
      if (!Files.isRegularFile(file)) {
        return false;
      }
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
        LineCursor cursor = new LineCursor(open, BLOCK_BYTES);
        cursor.seek(position);
        @Nullable String line = cursor.read().orElse(null);
        while (line != null) {
          boolean goOn = taker.take(line);
          position = cursor.position();
          if (!goOn) {
            return true;
          }
          line = cursor.read().orElse(null);
        }
        return false;
      }
    }
  }

  /** Segments are whole once they are there, so each is read in one go. */
  private static final class SegmentLines implements Lines {
    private final Storage storage;
    private int next;

    SegmentLines(Storage storage) {
      this.storage = storage;
    }

    @Override
    public String toString() {
      return storage.toString();
    }

    @Override
    public boolean read(LineTaker taker) throws IOException {
      boolean goOn = true;
      while (goOn) {
        Optional<List<String>> lines = SegmentJournal.lines(storage, next);
        if (lines.isEmpty()) {
          return false;
        }
        for (String line : lines.get()) {
          goOn &= taker.take(line);
        }
        next++;
      }
      return true;
    }
  }
}
