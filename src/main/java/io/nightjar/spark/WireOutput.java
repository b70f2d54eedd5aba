package io.nightjar.spark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Bytes of a message in the making. Numbers are big-endian and have a fixed size. */
final class WireOutput {
  private static final int FIRST_CAPACITY = 512;

  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY);

  void flag(int value) {
    room(1).put((byte) value);
  }

  void integer(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void number(long value) {
    room(Long.BYTES).putLong(value);
  }

  void decimal(double value) {
    number(Double.doubleToRawLongBits(value));
  }

  void instant(Instant value) {
    number(value.getEpochSecond());
    integer(value.getNano());
  }

  /** A byte for each character, or two: unlike UTF-8, this also keeps a torn surrogate pair. */
  void text(String value) {
    int length = value.length();
    boolean isNarrow = value.chars().allMatch(c -> c <= WireInput.LARGEST_NARROW);
    integer(isNarrow ? length : -length);
    if (isNarrow) {
      room(length).put(value.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      room(Math.multiplyExact(length, Character.BYTES)).asCharBuffer().put(value);
      bytes.position(bytes.position() + length * Character.BYTES);
    }
  }

  void constant(Enum<?> value) {
    text(value.name());
  }

  <T> void optional(@Nullable T value, BiConsumer<WireOutput, T> write) {
    flag(value == null ? 0 : 1);
    if (value != null) {
      write.accept(this, value);
    }
  }

  <T> void list(Collection<T> items, BiConsumer<WireOutput, T> write) {
    integer(items.size());
    for (T item : items) {
      write.accept(this, item);
    }
  }

  <T> void map(Map<String, T> entries, BiConsumer<WireOutput, T> write) {
    integer(entries.size());
    entries.forEach(
        (name, value) -> {
          text(name);
          write.accept(this, value);
        });
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private ByteBuffer room(int size) {
    if (bytes.remaining() < size) {
      int capacity = Math.max(2 * bytes.capacity(), Math.addExact(bytes.position(), size));
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
    return bytes;
  }
}
