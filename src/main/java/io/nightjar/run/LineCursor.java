package io.nightjar.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of a file from anywhere, a block at a time. */
final class LineCursor {
  private static final char REPLACEMENT = '\ufffd';

  private final RandomAccessFile file;
  private byte[] block;
  private long start;
  private int filled;
  private long next;

  /**
   * A cursor at the start of the file.
   *
   * @param blockBytes how much is read at once; few where lines are read in no order
   */
  LineCursor(RandomAccessFile file, int blockBytes) {
    this.file = file;
    this.block = new byte[blockBytes];
  }

  /** Goes to the start of a line. */
  void seek(long position) {
    next = position;
  }

  /** The start of the next line. */
  long position() {
    return next;
  }

  /**
   * The next line without its end; empty after the last whole one.
   *
   * @throws CharacterCodingException if the line, which counts as read, is no text
   */
  Optional<String> read() throws IOException {
    int from = next >= start && next < start + filled ? (int) (next - start) : filled;
    int end = indexOfEnd(from);
    while (end < 0) {
      if (next == start && filled == block.length) {
        block = new byte[2 * block.length];
      }
      load();
      from = 0;
      end = indexOfEnd(0);
      if (end < 0 && filled < block.length) {
        return Optional.empty();
      }
    }
    next = start + end + 1;
    return Optional.of(text(from, end - from));
  }

  private int indexOfEnd(int from) {
    for (int i = from; i < filled; i++) {
      if (block[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void load() throws IOException {
    file.seek(next);
    start = next;
    filled = 0;
    int read = file.read(block, 0, block.length);
    while (read > 0) {
      filled += read;
      read = file.read(block, filled, block.length - filled);
    }
  }

  private String text(int from, int length) throws CharacterCodingException {
    String text = new String(block, from, length, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0
        ? text
        : StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(block, from, length))
            .toString();
  }
}
