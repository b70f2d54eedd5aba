package io.nightjar.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Files below one folder, on whatever file system holds the results. Paths are relative to it. */
public interface Storage extends Serializable {

  /** Opens a file, empty where there is none. */
  Optional<InputStream> read(String path) throws IOException;

  /**
   * Writes a file whole or not at all: to a temporary name first, then renamed over the old. It
   * outlasts a crash of the machine where the file system can see to that.
   */
  void write(String path, Content content) throws IOException;

  /**
   * The same files, for content that can be made again: what is written by it may be lost, or
   * damaged, where a machine crashes soon after, and does not wait for the disk.
   */
  default Storage unforced() {
    return this;
  }

  /**
   * Makes a file that is not there yet. The name is taken first and filled then, so others may see
   * the file before all of it is in it. Of several that make the same one at the same time one
   * succeeds; on an object store that cannot tell, several may, and the last one's content stays.
   *
   * @return whether it was made, false where it is there already
   */
  boolean create(String path, Content content) throws IOException;

  /** The names in a folder, sorted; none where there is no such folder. */
  List<String> list(String folder) throws IOException;

  /** Deletes a file, or a folder with all in it; a missing one is fine. */
  void delete(String path) throws IOException;

  /** The bytes of a file, or of all files in a folder; 0 for a missing one. */
  long bytes(String path) throws IOException;

  /** What a file shall hold. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
