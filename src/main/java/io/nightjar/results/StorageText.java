package io.nightjar.results;

import io.nightjar.run.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text files of a storage. */
final class StorageText {
  private StorageText() {}

  /** Writes a file whole or not at all. */
  static void write(Storage storage, String path, String text) throws IOException {
    storage.write(path, content(text));
  }

  static Storage.Content content(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  static Optional<String> read(Storage storage, String path) throws IOException {
    Optional<InputStream> file = storage.read(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = file.get()) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
