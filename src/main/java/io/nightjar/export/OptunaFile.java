package io.nightjar.export;

import io.nightjar.format.Json;
import io.nightjar.report.SweepTables;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A file of Optuna's {@code JournalFileBackend}, to which sweeps are added, each as a study of its
 * own.
 *
 * <p>The file is replaced whole, under the lock that Optuna itself takes, so that neither a crash
 * nor a study that runs in it can leave it torn.
 */
public final class OptunaFile {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path file;
  private final Duration patience;

  /** A file that may not be there yet. */
  public OptunaFile(Path file) {
    this(file, PATIENCE);
  }

  /** The same, with how long to wait for another one that writes to it. */
  OptunaFile(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  /**
   * What was written.
   *
   * @param study its name in Optuna
   */
  public record Written(String study, long trials) {}

  /**
   * Adds a sweep.
   *
   * @throws ExportException if the file is no journal, holds the sweep already or is locked
   * @throws IOException if it cannot be read or written; it is as it was then
   */
  public Written add(SweepTables tables) throws ExportException, IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
      String what = Files.isDirectory(file) ? "a folder" : "no file with text";
      throw new ExportException("Cannot add to " + file + ": it is " + what);
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Files.createDirectories(target.resolveSibling(""));
    try (OptunaLock lock = OptunaLock.on(target, patience)) {
      Path draft = lock.beside(".new");
      Files.deleteIfExists(draft);
      try {
        return replace(target, draft, new OptunaStudy(tables));
      } finally {
        Files.deleteIfExists(draft);
      }
    }
  }

  private Written replace(Path target, Path draft, OptunaStudy study)
      throws ExportException, IOException {
    int id = 0;
    if (Files.exists(target)) {
      id = studiesBefore(target, study.name());
      Files.copy(target, draft, StandardCopyOption.COPY_ATTRIBUTES);
    }
    long trials;
    try (BufferedWriter writer =
        Files.newBufferedWriter(draft, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      trials = study.write(id, writingTo(writer));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Written(study.name(), trials);
  }

  private static Consumer<String> writingTo(BufferedWriter writer) {
    return line -> {
      try {
        writer.write(line);
        writer.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** How many studies a journal has made, deleted ones too: the id of the next. */
  private int studiesBefore(Path journal, String name) throws ExportException, IOException {
    Studies studies = new Studies();
    long number = 0;
    try (BufferedReader reader = Files.newBufferedReader(journal)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        studies.add(line);
      }
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new ExportException(
          "Cannot add to %s: line %d is no operation of an Optuna journal"
              .formatted(file, Math.max(1, number)));
    }
    if (!endsWithALine(journal)) {
      throw new ExportException("Cannot add to %s: its last line is torn".formatted(file));
    }
    if (studies.open.containsValue(name)) {
      throw new ExportException(
          "Cannot add to %s: it holds study %s already".formatted(file, name));
    }
    return studies.made;
  }

  private static boolean endsWithALine(Path journal) throws IOException {
    try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() == 0
          || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
    }
  }

  /** The studies of a journal, counted as Optuna does. */
  private static final class Studies {
    private final Map<Integer, String> open = new HashMap<>();
    private int made;

    /** Throws IllegalArgumentException for what is no operation. */
    void add(String line) {
      Map<String, Object> operation = Json.object(line);
      if (!(operation.get("op_code") instanceof Integer code)) {
        throw new IllegalArgumentException("Invalid operation: it has no code");
      }
      if (code == OptunaStudy.CREATE_STUDY) {
        create(String.valueOf(operation.get("study_name")));
      } else if (code == OptunaStudy.DELETE_STUDY
          && operation.get("study_id") instanceof Integer id) {
        open.remove(id);
      }
    }

    /** A second study of a name is ignored, and gets no id. */
    private void create(String name) {
      if (!open.containsValue(name)) {
        open.put(made++, name);
      }
    }
  }
}
