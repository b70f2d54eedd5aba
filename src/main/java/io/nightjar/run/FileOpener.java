package io.nightjar.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

  /**
   * The files of a folder that hold data, in the order of their names, of a folder of this machine
   * unless said otherwise; the location itself where it is no folder.
   */
  default List<String> parts(String location) throws IOException {
    Path folder = Path.of(location);
    if (!Files.isDirectory(folder)) {
      return List.of(location);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> isPart(file.toFile().getName()))
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  /** Whether a file of a folder holds data: marks of success, checksums and the like do not. */
  static boolean isPart(String name) {
    return !name.startsWith("_") && !name.startsWith(".");
  }

  private static InputStream openLocal(String location) throws IOException {
    Path path = Path.of(location);
    if (Files.isDirectory(path)) {
      throw new IOException("it is a folder");
    }
    return Files.newInputStream(path);
  }
}
