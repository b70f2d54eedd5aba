package io.nightjar.dl4j.data;

import static io.nightjar.dl4j.data.DataFiles.alone;
import static io.nightjar.dl4j.data.DataFiles.assertFails;
import static io.nightjar.dl4j.data.DataFiles.labels;
import static io.nightjar.dl4j.data.DataFiles.table;
import static io.nightjar.dl4j.data.DataFiles.withTest;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.Shape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdxTest {
  private static final int[] TWO_BY_THREE = {2, 3};

  @TempDir private Path folder;

  private Path images() {
    return folder.resolve("a-images-idx3-ubyte");
  }

  private Path labelFile() {
    return folder.resolve("a-labels-idx1-ubyte");
  }

  /** The bytes of images whose pixels count up. */
  private static byte[] images(int count, int[] size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int value : new int[] {0x803, count, size[0], size[1]}) {
      out.writeInt(value);
    }
    for (int i = 0; i < count * size[0] * size[1]; i++) {
      out.writeByte(i * 7);
    }
    return bytes.toByteArray();
  }

  private static byte[] labelBytes(int... labels) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x801);
    out.writeInt(labels.length);
    for (int label : labels) {
      out.writeByte(label);
    }
    return bytes.toByteArray();
  }

  private void write(byte[] images, byte[] labels) throws IOException {
    Files.write(images(), images);
    Files.write(labelFile(), labels);
  }

  @Test
  void readsPixelsRowByRowWithoutSigns() throws Exception {
    write(images(10, TWO_BY_THREE), labelBytes(9, 200, 9, 200, 9, 200, 9, 200, 9, 200));

    Table table = table(alone(images()));

    assertThat(table.shape()).isEqualTo(new Shape.Image(2, 3, 1));
    assertThat(table.classes()).containsExactly("9", "200");
    assertThat(labels(table)).startsWith(0, 1, 0).hasSize(10);
    assertThat(table.row(6)).containsExactly(252, 3, 10, 17, 24, 31);
  }

  @Test
  void readsGzip() throws Exception {
    Path packed = folder.resolve("b-images-idx3-ubyte.gz");
    pack(packed, images(2, TWO_BY_THREE));
    pack(folder.resolve("b-labels-idx1-ubyte.gz"), labelBytes(1, 0));

    assertThat(labels(table(alone(packed)))).containsExactly(1, 0);
  }

  private static void pack(Path file, byte[] bytes) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
  }

  @Test
  void refusesOtherMagicNumbers() throws Exception {
    write(labelBytes(1, 2), labelBytes(1, 2));
    assertFails(
        alone(images()),
        "Cannot read data "
            + images()
            + ": it is no IDX file of images (they start with 00000803)");

    write(images(2, TWO_BY_THREE), images(2, TWO_BY_THREE));
    assertFails(
        alone(images()),
        "Cannot read data "
            + labelFile()
            + ": it is no IDX file of labels (they start with 00000801)");
  }

  @Test
  void refusesFilesThatWereCutOffOrGoOn() throws Exception {
    byte[] images = images(2, TWO_BY_THREE);
    byte[] labels = labelBytes(1, 2);
    write(Arrays.copyOf(images, images.length - 1), labels);
    assertFails(alone(images()), "Cannot read data " + images() + ": it ends in image 2 of 2");
    write(Arrays.copyOf(images, 10), labels);
    assertFails(alone(images()), "Cannot read data " + images() + ": it ends in its head");
    write(Arrays.copyOf(images, images.length + 1), labels);
    assertFails(
        alone(images()), "Cannot read data " + images() + ": it goes on after its last image");
    write(images, Arrays.copyOf(labels, labels.length - 1));
    assertFails(
        alone(images()), "Cannot read data " + labelFile() + ": it ends after 1 of 2 labels");
    write(images, Arrays.copyOf(labels, labels.length + 1));
    assertFails(
        alone(images()), "Cannot read data " + labelFile() + ": it goes on after its last label");
  }

  @Test
  void refusesHeadsThatCannotBe() throws Exception {
    write(images(0, TWO_BY_THREE), labelBytes());
    assertFails(alone(images()), "Cannot read data " + labelFile() + ": its head says [0]");
    write(images(1, new int[] {0, 3}), labelBytes(1));
    assertFails(alone(images()), "Cannot read data " + images() + ": its head says [1, 0, 3]");
    byte[] huge = images(1, TWO_BY_THREE);
    huge[8] = 100;
    write(huge, labelBytes(1));
    assertFails(
        alone(images()),
        "Cannot read data " + images() + ": its head says images of 1677721602 x 3");
  }

  @Test
  void refusesAnotherNumberOfLabels() throws Exception {
    write(images(3, TWO_BY_THREE), labelBytes(1, 2));

    assertFails(
        alone(images()),
        "Cannot read data %s: it has 3 images, but %s has 2 labels"
            .formatted(images(), labelFile()));
  }

  @Test
  void namesAMissingFileOfLabels() throws Exception {
    Files.write(images(), images(1, TWO_BY_THREE));

    assertFails(alone(images()), "Cannot read data " + labelFile() + ": there is no such file");
  }

  @Test
  void refusesTestImagesOfAnotherSizeOrClass() throws Exception {
    write(images(4, TWO_BY_THREE), labelBytes(1, 2, 1, 2));
    Path test = folder.resolve("t-images-idx3-ubyte");
    Path testLabels = folder.resolve("t-labels-idx1-ubyte");
    Files.write(test, images(1, new int[] {3, 2}));
    Files.write(testLabels, labelBytes(1));
    assertFails(
        withTest(images(), test, null),
        "Cannot read data %s: it has images of 3 x 2, but %s of 2 x 3".formatted(test, images()));

    Files.write(test, images(2, TWO_BY_THREE));
    Files.write(testLabels, labelBytes(1, 3));
    assertFails(
        withTest(images(), test, null),
        "Cannot read data " + testLabels + ": label 2: unknown class: 3 (known: 1, 2)");
  }
}
