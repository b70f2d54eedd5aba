package io.nightjar.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The bytes of a file as text, checked for what no YAML reader should be given. */
final class YamlText {
  private static final int MAX_BYTES = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private YamlText() {}

  /** The text; empty, with the reason among the problems, where the bytes are none. */
  static Optional<String> decode(byte[] bytes, String file, Problems problems) {
    if (bytes.length > MAX_BYTES) {
      problems.error(
          Place.ofFile(file), "Cannot read file: " + bytes.length + " bytes are more than 1 MiB");
      return Optional.empty();
    }
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer output = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(input, output, true);
    output.flip();
    if (result.isError()) {
      String hex = String.format(Locale.ROOT, "%02X", input.get(input.position()));
      problems.error(
          end(file, output.toString()), "Cannot read file: byte 0x" + hex + " is not UTF-8");
      return Optional.empty();
    }
    String text = output.toString();
    return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
  }

  /** The place behind a text. */
  static Place end(String file, String text) {
    int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
    return new Place(file, line, text.length() - text.lastIndexOf('\n'), "");
  }
}
