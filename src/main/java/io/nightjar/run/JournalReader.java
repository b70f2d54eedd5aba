package io.nightjar.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the whole lines of a file, and knows where the last of them ends. */
final class JournalReader {
  private final Path path;
  private final InputStream in;
  private long end;
  private long number;

  /** Lines from the start; the stream is not closed, which would close the file. */
  JournalReader(Path path, RandomAccessFile file) throws IOException {
    this.path = path;
    this.in = new BufferedInputStream(new FileInputStream(file.getFD()));
  }

  /** The next line without its end; empty after the last whole one. */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        return Optional.empty();
      }
      line.write(next);
      next = in.read();
    }
    end += line.size() + 1;
    number++;
    return Optional.of(text(line.toByteArray()));
  }

  private String text(byte[] line) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw damaged(e);
    }
  }

  /** The position behind the last whole line that was read. */
  long end() {
    return end;
  }

  /** What to say of the line that was read last. */
  IOException damaged(Exception cause) {
    return new IOException(
        "Cannot read journal " + path + ": line " + number + " is damaged: " + cause.getMessage(),
        cause);
  }
}
