package io.nightjar.dl4j.data;

import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Images of one channel and their labels, all of them unsigned bytes, plain or gzip, as described
 * on the page of the MNIST database (LeCun, Cortes and Burges 1998).
 */
final class IdxFormat implements Format {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  private final FileOpener files;
  private Shape.@Nullable Image size;
  private String first = "";

  IdxFormat(FileOpener files) {
    this.files = files;
  }

  @Override
  public void read(DataFile file, Role role, TableBuilder table) throws DataException {
    byte[] labels = labels(Objects.requireNonNull(file.labels(), "IDX files have labels"));
    Sources.bytes(file.path(), files, bytes -> images(file, bytes, labels, role, table));
  }

  private byte[] labels(String source) throws DataException {
    byte[][] labels = new byte[1][];
    Sources.bytes(
        source,
        files,
        bytes -> {
          int count = header(source, bytes, LABELS, "labels", 1)[0];
          labels[0] = bytes.readNBytes(count);
          if (labels[0].length < count) {
            throw problem(source, "it ends after " + labels[0].length + " of " + count + " labels");
          }
          requireEnd(source, bytes, "label");
        });
    return labels[0];
  }

  private void images(
      DataFile file, InputStream bytes, byte[] labels, Role role, TableBuilder table)
      throws IOException, DataException {
    int[] sizes = header(file.path(), bytes, IMAGES, "images", 3);
    if (sizes[0] != labels.length) {
      throw problem(
          file.path(),
          "it has %d images, but %s has %d labels"
              .formatted(sizes[0], file.labels(), labels.length));
    }
    int pixels = size(file.path(), sizes[1], sizes[2]).columns();
    for (int i = 0; i < labels.length; i++) {
      byte[] image = bytes.readNBytes(pixels);
      if (image.length < pixels) {
        throw problem(file.path(), "it ends in image " + (i + 1) + " of " + labels.length);
      }
      table.add(values(image), label(file, labels, i, role, table), role);
    }
    requireEnd(file.path(), bytes, "image");
  }

  private static String label(DataFile file, byte[] labels, int i, Role role, TableBuilder table)
      throws DataException {
    String label = Integer.toString(Byte.toUnsignedInt(labels[i]));
    Optional<String> refusal = table.refusal(label, role);
    if (refusal.isPresent()) {
      throw problem(String.valueOf(file.labels()), "label " + (i + 1) + ": " + refusal.get());
    }
    return label;
  }

  private static float[] values(byte[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(pixels[i]);
    }
    return values;
  }

  /** The sizes in the head of a file: first the number of items, at least one. */
  private static int[] header(
      String source, InputStream bytes, int magic, String items, int dimensions)
      throws IOException, DataException {
    byte[] head = bytes.readNBytes(Integer.BYTES * (1 + dimensions));
    if (head.length < Integer.BYTES || ByteBuffer.wrap(head).getInt() != magic) {
      throw problem(
          source, "it is no IDX file of " + items + " (they start with %08x)".formatted(magic));
    }
    if (head.length < Integer.BYTES * (1 + dimensions)) {
      throw problem(source, "it ends in its head");
    }
    int[] sizes = new int[dimensions];
    ByteBuffer.wrap(head, Integer.BYTES, Integer.BYTES * dimensions).asIntBuffer().get(sizes);
    if (Arrays.stream(sizes).anyMatch(size -> size < 1)) {
      throw problem(source, "its head says " + Arrays.toString(sizes));
    }
    return sizes;
  }

  private Shape.Image size(String source, int height, int width) throws DataException {
    if ((long) height * width > 1 << 26) {
      throw problem(source, "its head says images of " + height + " x " + width);
    }
    Shape.Image image = new Shape.Image(height, width, 1);
    if (size != null && !size.equals(image)) {
      throw problem(
          source,
          "it has images of %d x %d, but %s of %d x %d"
              .formatted(height, width, first, size.height(), size.width()));
    }
    size = image;
    first = source;
    return image;
  }

  private static void requireEnd(String source, InputStream bytes, String item)
      throws IOException, DataException {
    if (bytes.read() >= 0) {
      throw problem(source, "it goes on after its last " + item);
    }
  }

  private static DataException problem(String source, String problem) {
    return new DataException("Cannot read data " + source + ": " + problem);
  }

  @Override
  public Shape shape() {
    return Objects.requireNonNull(size, "No file was read");
  }
}
