package io.nightjar.dl4j.data;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file in memory: Parquet begins to read at the end, and not every source can be sought in. */
final class BytesFile implements InputFile {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;

  BytesFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether it begins and ends as every Parquet file does. */
  boolean isParquet() {
    int end = bytes.length;
    return end > 2 * MAGIC.length
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        && Arrays.equals(bytes, end - MAGIC.length, end, MAGIC, 0, MAGIC.length);
  }

  @Override
  public long getLength() {
    return bytes.length;
  }

  @Override
  public SeekableInputStream newStream() {
    ByteArrayInputStream stream = new ByteArrayInputStream(bytes);
    return new DelegatingSeekableInputStream(stream) {
      @Override
      public long getPos() {
        return (long) bytes.length - stream.available();
      }

      @Override
      public void seek(long position) {
        stream.reset();
        stream.skip(position);
      }
    };
  }
}
