package io.nightjar.dl4j.data;

import io.nightjar.trial.SplitSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells data apart by what they hold and how they are split, not by where they lie. */
final class Fingerprint {

  private Fingerprint() {}

  /** SHA-256 over all values, labels, names of classes and the split, as 64 hexadecimal digits. */
  static String of(Table table, SplitSpec split) {
    MessageDigest digest = sha256();
    Part rows = table.rows();
    ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * rows.columns() + Integer.BYTES);
    for (int row = 0; row < rows.rows(); row++) {
      buffer.clear();
      buffer.putInt(rows.label(row));
      for (int column = 0; column < rows.columns(); column++) {
        buffer.putFloat(rows.feature(row, column));
      }
      digest.update(buffer.flip());
    }
    String rest = rows.rows() + " x " + rows.columns() + " " + table.classes() + " " + split;
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
