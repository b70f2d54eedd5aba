package io.nightjar.run;

import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A journal for file systems that cannot flush, such as object stores: each flush writes a file of
 * its own, {@code journal/<number>.jsonl}. The first one starts with the header.
 *
 * <p>A copy in a local temporary file, gone at the end, serves all reading. Two processes must not
 * write one journal; the second is refused as soon as it meets a file of the first, which is no
 * lock.
 */
public final class SegmentJournal implements Journal {
  private static final String FOLDER = "journal";

  private final Storage storage;
  private final EventFile copy;
  private final Path copyPath;
  private String header = "";
  private int segments;

  private SegmentJournal(
      Storage storage, Function<TrialEvent, String> encode, Function<String, TrialEvent> decode)
      throws IOException {
    this.storage = storage;
    this.copyPath = Files.createTempFile("nightjar-journal", ".jsonl");
    this.copy =
        new EventFile(new LineFile(new RandomAccessFile(copyPath.toFile(), "rw")), encode, decode);
  }

  /**
   * Begins a journal.
   *
   * @param header one line
   * @param encode gives one line for an event
   * @param decode gives the event of a line
   * @throws IOException if there is a journal already, or it cannot be written
   */
  public static SegmentJournal create(
      Storage storage,
      String header,
      Function<TrialEvent, String> encode,
      Function<String, TrialEvent> decode)
      throws IOException {
    if (exists(storage)) {
      throw new IOException(
          "Cannot create journal " + storage + "/" + FOLDER + ": it is there already");
    }
    SegmentJournal journal = new SegmentJournal(storage, encode, decode);
    return journal.closingOnFailure(
        () -> {
          journal.header = header;
          storage.write(
              name(0), out -> out.write((header + "\n").getBytes(StandardCharsets.UTF_8)));
          journal.copy.begin(header);
          journal.segments = 1;
        });
  }

  /** Whether a storage holds a journal. */
  public static boolean exists(Storage storage) throws IOException {
    return !names(storage).isEmpty();
  }

  /**
   * Opens a journal to go on with it.
   *
   * @param encode gives one line for an event
   * @param decode gives the event of a line; it throws for a damaged one
   * @throws IOException if there is none, a file of it is missing, or a line is damaged
   */
  public static SegmentJournal open(
      Storage storage, Function<TrialEvent, String> encode, Function<String, TrialEvent> decode)
      throws IOException {
    List<String> names = names(storage);
    if (names.isEmpty()) {
      throw new IOException("Cannot open journal " + storage + "/" + FOLDER + ": no such file");
    }
    SegmentJournal journal = new SegmentJournal(storage, encode, decode);
    return journal.closingOnFailure(
        () -> {
          for (String name : names) {
            journal.read(name);
          }
        });
  }

  /**
   * What a journal was begun with, without reading its events.
   *
   * @return empty where there is no journal, or its first file is not there
   */
  public static Optional<String> header(Storage storage) throws IOException {
    Optional<InputStream> first = storage.read(name(0));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(first.get(), StandardCharsets.UTF_8))) {
      return Optional.ofNullable(lines.readLine());
    }
  }

  /** The lines of a segment; empty where it is not there. */
  static Optional<List<String>> lines(Storage storage, int segment) throws IOException {
    Optional<InputStream> file = storage.read(name(segment));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file.get(), StandardCharsets.UTF_8))) {
      return Optional.of(lines.lines().toList());
    } catch (UncheckedIOException e) {
      throw new IOException("Cannot read journal " + storage + "/" + name(segment), e);
    }
  }

  private static List<String> names(Storage storage) throws IOException {
    return storage.list(FOLDER).stream().filter(name -> name.matches("\\d{8}\\.jsonl")).toList();
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "%s/%08d.jsonl", FOLDER, number);
  }

  private void read(String found) throws IOException {
    String name = name(segments);
    if (!name.equals(FOLDER + "/" + found)) {
      throw new IOException("Cannot read journal " + storage + "/" + name + ": no such file");
    }
    InputStream in =
        storage
            .read(name)
            .orElseThrow(
                () ->
                    new IOException(
                        "Cannot read journal " + storage + "/" + name + ": no such file"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      readLines(storage + "/" + name, lines);
    }
    copy.flush();
    segments++;
  }

  private void readLines(String name, BufferedReader lines) throws IOException {
    long number = 1;
    String line = lines.readLine();
    if (segments == 0) {
      if (line == null) {
        throw new IOException("Cannot read journal " + name + ": no header");
      }
      header = line;
      copy.begin(header);
      line = lines.readLine();
      number++;
    }
    for (; line != null; line = lines.readLine()) {
      try {
        copy.take(line);
      } catch (RuntimeException e) {
        throw EventFile.damaged(name, number, e);
      }
      number++;
    }
  }

  @Override
  public String header() {
    return header;
  }

  @Override
  public Iterator<TrialEvent> events() {
    return copy.events();
  }

  @Override
  public ResultStore results() {
    return copy.results();
  }

  @Override
  public void append(TrialEvent event) {
    copy.append(event);
  }

  @Override
  public void flush() throws IOException {
    if (copy.lines().pendingBytes() == 0) {
      return;
    }
    String name = name(segments);
    try {
      requireMissing(name);
      storage.write(name, copy.lines()::writePending);
      segments++;
      copy.flush();
    } catch (IOException e) {
      copy.drop();
      throw new IOException(
          "Cannot write journal " + storage + "/" + name + ": " + e.getMessage(), e);
    }
  }

  private void requireMissing(String name) throws IOException {
    Optional<InputStream> other = storage.read(name);
    if (other.isPresent()) {
      other.get().close();
      throw new IOException("another process runs this sweep");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      flush();
    } finally {
      discardCopy();
    }
  }

  private void discardCopy() throws IOException {
    copy.close();
    Files.deleteIfExists(copyPath);
  }

  private SegmentJournal closingOnFailure(Opening opening) throws IOException {
    boolean opened = false;
    try {
      opening.open();
      opened = true;
      return this;
    } finally {
      if (!opened) {
        discardCopy();
      }
    }
  }

  private interface Opening {
    void open() throws IOException;
  }
}
