package io.nightjar.results;

import io.nightjar.run.FileOpener;
import io.nightjar.run.LocalStorage;
import io.nightjar.run.Storage;
import io.nightjar.spark.HadoopStorage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of all results: of this machine, or of any file system that Hadoop knows.
 *
 * @param location a local path as the user gave it, or a URI
 */
public record ResultsFolder(String location) {
  private static final String LOCAL = "file:";

  /**
   * The folder that a user names. A name without a scheme is of this machine; on a cluster it is of
   * Hadoop's default file system, which is this machine's where none is configured.
   *
   * @param option what the user gave it for, for the message
   */
  public static ResultsFolder of(String text, String option, Launch launch)
      throws BadInputException {
    if (text.isBlank()) {
      throw new BadInputException(option + ": Invalid folder: it has no name");
    }
    try {
      if (FileOpener.isUri(text) || launch.isCluster()) {
        String uri = HadoopStorage.qualified(text);
        return new ResultsFolder(uri.startsWith(LOCAL) ? local(text) : uri);
      }
      return new ResultsFolder(local(text));
    } catch (InvalidPathException e) {
      throw new BadInputException(option + ": Invalid folder: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      throw new BadInputException(
          "%s: Cannot use folder %s: %s".formatted(option, text, reason(e)));
    }
  }

  private static String local(String text) {
    return Path.of(text.startsWith(LOCAL) ? text.substring(LOCAL.length()) : text).toString();
  }

  /** The innermost message: Hadoop wraps what went wrong several times. */
  public static String reason(Throwable problem) {
    Throwable innermost = problem;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost instanceof FileSystemException file && file.getReason() == null
        ? file.getFile() + ": " + reason(file)
        : String.valueOf(innermost.getMessage()).lines().findFirst().orElse("no message");
  }

  /** Of many problems Java names the file alone. */
  private static String reason(FileSystemException problem) {
    if (problem instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (problem instanceof AccessDeniedException) {
      return "no permission";
    } else if (problem instanceof NotDirectoryException) {
      return "it is no folder";
    }
    return problem instanceof FileAlreadyExistsException
        ? "something else is there"
        : problem.getClass().getSimpleName();
  }

  /** The folder as a path of this machine; empty where it is of another file system. */
  public Optional<Path> path() {
    return FileOpener.isUri(location) ? Optional.empty() : Optional.of(Path.of(location));
  }

  /** The folder as Hadoop reads it, whatever Hadoop's default is. */
  public String uri() {
    return path().map(path -> "file://" + path.toAbsolutePath().normalize()).orElse(location);
  }

  public Storage storage() {
    return storageOf("");
  }

  /** Storage of a folder in this one. */
  Storage storageOf(String folder) {
    return path()
        .<Storage>map(path -> new LocalStorage(path.resolve(folder)))
        .orElseGet(
            () -> HadoopStorage.ofThisJvm(folder.isEmpty() ? location : location + "/" + folder));
  }

  /**
   * Finds out, without leaving anything behind, whether results can be written.
   *
   * @throws BadInputException if not, as far as can be found out
   */
  public void requireWritable() throws BadInputException {
    Optional<Path> local = path();
    if (local.isPresent()) {
      requireWritable(local.get().toAbsolutePath());
      return;
    }
    try {
      storage().list("");
    } catch (IOException | RuntimeException e) {
      throw new BadInputException(
          "--results: Cannot write results to %s: %s".formatted(location, reason(e)));
    }
  }

  /** Itself, or the nearest folder above it where it is still to be made; of this machine only. */
  public ResultsFolder existing() {
    return path()
        .map(path -> existing(path.toAbsolutePath()))
        .map(path -> new ResultsFolder(path.toString()))
        .orElse(this);
  }

  private static @Nullable Path existing(Path folder) {
    Path existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing;
  }

  private static void requireWritable(Path folder) throws BadInputException {
    Path existing = existing(folder);
    if (existing == null || !Files.isDirectory(existing)) {
      throw new BadInputException(
          "--results: Cannot write results to " + folder + ": " + existing + " is no folder");
    }
    try {
      Files.delete(Files.createTempFile(existing, ".nightjar", ".tmp"));
    } catch (IOException e) {
      throw new BadInputException(
          "--results: Cannot write results to " + folder + ": " + existing + " is not writable");
    }
  }

  @Override
  public String toString() {
    return location;
  }
}
