package io.nightjar.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files by the names that users give them, on the driver and on every executor. */
@FunctionalInterface
public interface FileOpener extends Serializable {
  /** Files of this machine. */
  FileOpener LOCAL = FileOpener::openLocal;

  /** Whether a location names its file system, as in {@code hdfs://host/folder/file}. */
  static boolean isUri(String location) {
    return location.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*");
  }

  /**
   * Opens a file.
   *
   * @throws java.nio.file.NoSuchFileException or {@link java.io.FileNotFoundException} if there is
   *     no such file
   */
  InputStream open(String location) throws IOException;

  private static InputStream openLocal(String location) throws IOException {
    Path path = Path.of(location);
    if (Files.isDirectory(path)) {
      throw new IOException("it is a folder");
    }
    return Files.newInputStream(path);
  }
}
