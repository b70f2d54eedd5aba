package io.nightjar.run;

import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.function.Function;

/**
 * A journal in a local file: a line for the header, then one per event. A flush hands lines to the
 * operating system; they are forced to the disk about a second later, and at the end.
 *
 * <p>The file is held by one process at a time. While it is open, nothing else in the process may
 * open it: on most systems closing that other access would give up the hold.
 */
public final class FileJournal implements Journal {
  /** Where no result comes for long, as when many tasks are asked for at the start. */
  private static final int MOST_PENDING_BYTES = 1 << 20;

  private final Path path;
  private final EventFile file;
  private final Forcer forcer;
  private final String header;

  private FileJournal(Path path, EventFile file, String header) throws IOException {
    this.path = path;
    this.file = file;
    this.header = header;
    this.forcer = new Forcer(file.lines());
    forcer.written();
  }

  /**
   * Begins a journal.
   *
   * @param header one line
   * @param encode gives one line for an event
   * @param decode gives the event of a line
   * @throws IOException if there is such a file already, or it cannot be written
   */
  public static FileJournal create(
      Path path,
      String header,
      Function<TrialEvent, String> encode,
      Function<String, TrialEvent> decode)
      throws IOException {
    try {
      Files.createFile(path);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("Cannot create journal " + path + ": it is there already", e);
    }
    EventFile file = new EventFile(hold(path), encode, decode);
    return closingOnFailure(
        file.lines(),
        () -> {
          file.begin(header);
          file.lines().force();
          return new FileJournal(path, file, header);
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
    requireFile(path);
    return open(path, path, encode, decode);
  }

  /**
   * Opens a journal as it stands, to read it: another process may hold it, and write on (in the
   * process that does, this would give up the hold). What is appended to it is lost.
   *
   * @param encode gives one line for an event
   * @param decode gives the event of a line; it throws for a damaged one
   * @throws IOException if there is no such file, it has no header, or a line of it is damaged
   */
  public static FileJournal read(
      Path path, Function<TrialEvent, String> encode, Function<String, TrialEvent> decode)
      throws IOException {
    requireFile(path);
    Path copy = Files.createTempFile("nightjar-journal", ".jsonl");
    try {
      Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
      return open(path, copy, encode, decode);
    } finally {
      Files.delete(copy); // What is open lives on without a name.
    }
  }

  private static FileJournal open(
      Path path,
      Path lines,
      Function<TrialEvent, String> encode,
      Function<String, TrialEvent> decode)
      throws IOException {
    EventFile file = new EventFile(hold(lines), encode, decode);
    return closingOnFailure(
        file.lines(), () -> new FileJournal(path, file, file.load(path.toString())));
  }

  private static void requireFile(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("Cannot open journal " + path + ": no such file");
    }
  }

  private static LineFile hold(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    LineFile lines = new LineFile(file);
    return closingOnFailure(
        lines,
        () -> {
          if (!isLocked(file.getChannel())) {
            throw new IOException("Cannot open journal " + path + ": another process holds it");
          }
          return lines;
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
  public Iterator<TrialEvent> events() {
    return file.events();
  }

  @Override
  public ResultStore results() {
    return file.results();
  }

  @Override
  public void append(TrialEvent event) throws IOException {
    file.append(event);
    if (file.lines().pendingBytes() > MOST_PENDING_BYTES) {
      flush();
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      file.flush();
      forcer.written();
    } catch (IOException e) {
      throw new IOException("Cannot write journal " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (file.lines().pendingBytes() > 0) {
        flush();
      }
      forcer.close();
    } finally {
      file.close();
    }
  }

  private static <T> T closingOnFailure(LineFile file, Opening<T> opening) throws IOException {
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
