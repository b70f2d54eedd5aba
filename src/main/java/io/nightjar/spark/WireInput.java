package io.nightjar.spark;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link WireOutput} wrote. A length is never believed beyond the bytes that are there,
 * so that damaged bytes cost no memory.
 */
final class WireInput {
  static final int LARGEST_NARROW = 0xff;

  private final ByteBuffer bytes;

  WireInput(byte[] message) {
    this.bytes = ByteBuffer.wrap(message);
  }

  /** Reads one value. */
  @FunctionalInterface
  interface Reader<T> {
    T read(WireInput in) throws IOException;
  }

  int flag() throws IOException {
    return has(1).get();
  }

  int integer() throws IOException {
    return has(Integer.BYTES).getInt();
  }

  long number() throws IOException {
    return has(Long.BYTES).getLong();
  }

  double decimal() throws IOException {
    return Double.longBitsToDouble(number());
  }

  Instant instant() throws IOException {
    return Instant.ofEpochSecond(number(), integer());
  }

  String text() throws IOException {
    int length = integer();
    return length < 0 ? wideText(-(long) length) : narrowText(length);
  }

  private String narrowText(int length) throws IOException {
    int start = has(length).position();
    bytes.position(start + length);
    return new String(bytes.array(), start, length, StandardCharsets.ISO_8859_1);
  }

  private String wideText(long length) throws IOException {
    has(length * Character.BYTES);
    char[] text = new char[(int) length];
    bytes.asCharBuffer().get(text);
    bytes.position(bytes.position() + text.length * Character.BYTES);
    return new String(text);
  }

  <T> @Nullable T optional(Reader<T> reader) throws IOException {
    return flag() == 0 ? null : reader.read(this);
  }

  <T> List<T> list(Reader<T> reader) throws IOException {
    int size = count();
    List<T> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(reader.read(this));
    }
    return items;
  }

  /** A map that keeps the order in which it was written. */
  <T> Map<String, T> map(Reader<T> reader) throws IOException {
    int size = count();
    Map<String, T> entries = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      entries.put(text(), reader.read(this));
    }
    return entries;
  }

  <E extends Enum<E>> E constant(Class<E> type) throws IOException {
    return Enum.valueOf(type, text());
  }

  void checkEnd() throws IOException {
    if (bytes.hasRemaining()) {
      throw new IOException("Cannot read message: it goes on after its end");
    }
  }

  /** A number of items, of which each takes at least a byte. */
  private int count() throws IOException {
    int size = integer();
    has(size);
    return size;
  }

  private ByteBuffer has(long size) throws IOException {
    if (size < 0 || size > bytes.remaining()) {
      throw new EOFException("Cannot read message: it is cut off");
    }
    return bytes;
  }
}
