package io.nightjar.format;

import java.io.IOException;

/** Reads whole files from wherever jobs and spaces are kept. */
@FunctionalInterface
public interface FileSource {

  /**
   * The bytes of a file.
   *
   * @param location a local path or the URI of another file system
   * @throws java.nio.file.NoSuchFileException or {@link java.io.FileNotFoundException} if there is
   *     no such file
   */
  byte[] read(String location) throws IOException;
}
