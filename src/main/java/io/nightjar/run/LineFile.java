package io.nightjar.run;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/** Lines in a file of this machine: appended at its end, and read again from anywhere. */
final class LineFile implements Closeable {
  private static final int SCAN_BYTES = 1 << 16;

  /** What the JDK reads without memory of its own. */
  private static final int LOOK_UP_BYTES = 8192;

  /** Not a channel: that one would be closed for good by an interrupt of the driver. */
  private final RandomAccessFile file;

  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private LineCursor lookUp;
  private long end;

  /** An empty file, or one that is to be scanned first. */
  LineFile(RandomAccessFile file) {
    this.file = file;
    this.lookUp = new LineCursor(file, LOOK_UP_BYTES);
  }

  /** The position behind the last line that was flushed. */
  long end() {
    return end;
  }

  /** A cursor of its own for lines in their order. */
  LineCursor scan() {
    return new LineCursor(file, SCAN_BYTES);
  }

  /** Cuts off what stands behind a position, and goes on there. */
  void endAt(long position) throws IOException {
    end = position;
    lookUp = new LineCursor(file, LOOK_UP_BYTES);
    if (file.length() > position) {
      file.setLength(position);
    }
  }

  /** A line that was flushed. */
  String line(long position) throws IOException {
    lookUp.seek(position);
    return lookUp
        .read()
        .orElseThrow(() -> new IOException("the file ends before byte " + position));
  }

  /**
   * Adds a line, which waits for the next {@link #flush}.
   *
   * @return the position of the line
   */
  long append(String line) {
    if (line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("Invalid journal line: it has a line break: " + line);
    }
    long position = end + pending.size();
    pending.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    pending.write('\n');
    return position;
  }

  int pendingBytes() {
    return pending.size();
  }

  void writePending(OutputStream out) throws IOException {
    pending.writeTo(out);
  }

  /** Forgets what waits. */
  void drop() {
    pending.reset();
  }

  /** Hands what waits to the operating system; where that fails it is dropped. */
  void flush() throws IOException {
    try {
      file.seek(end);
      file.write(pending.toByteArray());
      end += pending.size();
    } catch (IOException e) {
      cutOff(e);
      throw e;
    } finally {
      drop();
    }
  }

  /** Takes back half a line, so that a later one does not go on with it. */
  private void cutOff(IOException cause) {
    try {
      endAt(end);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Hands what was flushed to the disk; may be called from another thread. */
  void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
