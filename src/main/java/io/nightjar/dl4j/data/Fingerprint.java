package io.nightjar.dl4j.data;

import io.nightjar.trial.SplitSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells data apart by what they hold and how they are split, not by where they lie. */
final class Fingerprint {
  private static final int HEAD_BYTES = 2 * Integer.BYTES;

  private Fingerprint() {}

  /**
   * SHA-256 over all values, labels, roles, the shape, the names of classes and the split, as 64
   * hexadecimal digits.
   */
  static String of(Table table, SplitSpec split) {
    MessageDigest digest = sha256();
    ByteBuffer buffer = ByteBuffer.allocate(HEAD_BYTES + Float.BYTES * table.shape().columns());
    for (int row = 0; row < table.rows(); row++) {
      float[] values = table.row(row);
      buffer.clear().putInt(table.label(row));
      buffer.putInt(values.length).asFloatBuffer().put(values);
      digest.update(table.role(row).name().getBytes(StandardCharsets.UTF_8));
      digest.update(buffer.array(), 0, HEAD_BYTES + Float.BYTES * values.length);
    }
    String rest = table.rows() + " x " + table.shape() + " " + table.classes() + " " + split;
    return HexFormat.of().formatHex(digest.digest(rest.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
