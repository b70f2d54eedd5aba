package io.nightjar.spark;

import io.nightjar.run.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The file by which a slot proves that it sees the same folder as the driver. */
final class SlotToken {
  private static final String PATH = "slots.token";

  private SlotToken() {}

  static void write(Storage storage, String desk) throws IOException {
    storage.write(PATH, out -> out.write(desk.getBytes(StandardCharsets.UTF_8)));
  }

  static void delete(Storage storage) throws IOException {
    storage.delete(PATH);
  }

  static boolean isSeen(Storage storage, String desk) throws IOException {
    Optional<InputStream> token = storage.read(PATH);
    if (token.isEmpty()) {
      return false;
    }
    try (InputStream in = token.get()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(desk);
    }
  }

  static String notSeenBy(SlotId slot) {
    return "Cannot run trials: executor "
        + slot.executor()
        + " on "
        + slot.host()
        + " does not see the results folder of the driver; use one that all machines share";
  }
}
