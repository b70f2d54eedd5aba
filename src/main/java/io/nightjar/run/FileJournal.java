package io.nightjar.run;

import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A journal in a local file: a line for the header, then one per event, each forced to the disk
 * before it counts.
 *
 * <p>The file is held by one process at a time. While it is open, nothing else in the process may
 * open it: on most systems closing that other access would give up the hold.
 */
public final class FileJournal implements Journal {
  private final Path path;

  /** Not a channel of its own: that one would be closed for good by an interrupt of the driver. */
  private final RandomAccessFile file;

  private final Function<TrialEvent, String> encode;
  private final String header;
  private final List<TrialEvent> events;

  private FileJournal(
      Path path,
      RandomAccessFile file,
      Function<TrialEvent, String> encode,
      String header,
      List<TrialEvent> events) {
    this.path = path;
    this.file = file;
    this.encode = encode;
    this.header = header;
    this.events = List.copyOf(events);
  }

  /**
   * Begins a journal.
   *
   * @param header one line
   * @param encode gives one line for an event
   * @throws IOException if there is such a file already, or it cannot be written
   */
  public static FileJournal create(Path path, String header, Function<TrialEvent, String> encode)
      throws IOException {
    try {
      Files.createFile(path);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("Cannot create journal " + path + ": it is there already", e);
    }
    RandomAccessFile file = hold(path);
    return closingOnFailure(
        file,
        () -> {
          FileJournal journal = new FileJournal(path, file, encode, header, List.of());
          journal.appendLine(header);
          return journal;
        });
  }

  /**
   * Opens a journal to go on with it. A last line without an end, left by a crash, is cut off.
   *
   * @param encode gives one line for an event
   * @param decode gives the event of a line; it throws for a damaged one
   * @throws IOException if there is no such file, another process holds it, it has no header, or a
   *     line of it is damaged
   */
  public static FileJournal open(
      Path path, Function<TrialEvent, String> encode, Function<String, TrialEvent> decode)
      throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("Cannot open journal " + path + ": no such file");
    }
    RandomAccessFile file = hold(path);
    return closingOnFailure(
        file,
        () -> {
          JournalReader lines = new JournalReader(path, file);
          String header =
              lines
                  .next()
                  .orElseThrow(
                      () -> new IOException("Cannot read journal " + path + ": no header"));
          List<TrialEvent> events = decoded(lines, decode);
          file.setLength(lines.end());
          file.seek(lines.end());
          return new FileJournal(path, file, encode, header, events);
        });
  }

  private static List<TrialEvent> decoded(JournalReader lines, Function<String, TrialEvent> decode)
      throws IOException {
    List<TrialEvent> events = new ArrayList<>();
    Optional<String> line = lines.next();
    while (line.isPresent()) {
      try {
        events.add(decode.apply(line.get()));
      } catch (RuntimeException e) {
        throw lines.damaged(e);
      }
      line = lines.next();
    }
    return events;
  }

  private static RandomAccessFile hold(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return closingOnFailure(
        file,
        () -> {
          if (!isLocked(file.getChannel())) {
            throw new IOException("Cannot open journal " + path + ": another process holds it");
          }
          return file;
        });
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public String header() {
    return header;
  }

  @Override
  public List<TrialEvent> events() {
    return events;
  }

  @Override
  public void append(TrialEvent event) throws IOException {
    appendLine(encode.apply(event));
  }

  private void appendLine(String line) throws IOException {
    if (line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("Invalid journal line: it has a line break: " + line);
    }
    long start = file.getFilePointer();
    try {
      file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      file.getFD().sync();
    } catch (IOException e) {
      cutOff(start, e);
      throw new IOException("Cannot write journal " + path + ": " + e.getMessage(), e);
    }
  }

  /** Takes back half a line, so that a later one does not go on with it. */
  private void cutOff(long start, IOException cause) {
    try {
      file.setLength(start);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static <T> T closingOnFailure(RandomAccessFile file, Opening<T> opening)
      throws IOException {
    boolean opened = false;
    try {
      T result = opening.open();
      opened = true;
      return result;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  private interface Opening<T> {
    T open() throws IOException;
  }
}
