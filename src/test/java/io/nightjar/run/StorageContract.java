package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every storage keeps to; an implementation costs one line. */
public interface StorageContract {

  /** A storage below a folder of this machine. */
  Storage storage(Path folder);

  static void write(Storage storage, String path, String text) throws IOException {
    storage.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String read(Storage storage, String path) throws IOException {
    try (InputStream in = storage.read(path).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> filesOnDisk(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  @Test
  default void readsWhatWasWrittenLast(@TempDir Path folder) throws Exception {
    Storage storage = storage(folder.resolve("results"));
    write(storage, "a/b/c.txt", "one");
    write(storage, "a/b/c.txt", "two");
    assertThat(read(storage, "a/b/c.txt")).isEqualTo("two");
    assertThat(storage.list("a/b")).containsExactly("c.txt");
  }

  @Test
  default void findsNothingWhereThereIsNothing(@TempDir Path folder) throws Exception {
    Storage storage = storage(folder.resolve("results"));
    assertThat(storage.read("missing")).isEmpty();
    assertThat(storage.list("missing")).isEmpty();
    storage.delete("missing");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  default void listsFilesAndFoldersInOrder(@TempDir Path folder) throws Exception {
    Storage storage = storage(folder);
    write(storage, "a/z", "");
    write(storage, "a/m/1", "");
    write(storage, "a/b", "");
    assertThat(storage.list("a")).containsExactly("b", "m", "z");
    assertThat(storage.list("")).containsExactly("a");
  }

  @Test
  default void nobodySeesAHalfWrittenFile(@TempDir Path folder) throws Exception {
    Storage storage = storage(folder);
    write(storage, "a/old", "old");
    storage.write(
        "a/old",
        out -> {
          out.write("new".getBytes(StandardCharsets.UTF_8));
          out.flush();
          assertThat(storage.list("a")).containsExactly("old");
          assertThat(read(storage, "a/old")).isEqualTo("old");
        });
    assertThat(read(storage, "a/old")).isEqualTo("new");
  }

  @Test
  default void failedWriteKeepsTheOldAndLeavesNothing(@TempDir Path folder) throws Exception {
    Storage storage = storage(folder);
    write(storage, "a/c.txt", "one");
    List<String> before = filesOnDisk(folder);
    Storage.Content broken =
        out -> {
          out.write('x');
          throw new IOException("disk full");
        };
    assertThatThrownBy(() -> storage.write("a/c.txt", broken)).hasMessage("disk full");
    assertThatThrownBy(() -> storage.write("a/d.txt", broken)).hasMessage("disk full");
    assertThat(read(storage, "a/c.txt")).isEqualTo("one");
    assertThat(filesOnDisk(folder)).isEqualTo(before);
  }

  @Test
  default void deletesFilesAndWholeFolders(@TempDir Path folder) throws Exception {
    Storage storage = storage(folder);
    write(storage, "a/b/c", "");
    write(storage, "a/d", "");
    write(storage, "e", "");
    storage.delete("a/d");
    assertThat(storage.list("a")).containsExactly("b");
    storage.delete("a");
    assertThat(storage.list("")).containsExactly("e");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  default void leavesNothingOfWhatCannotBeFilled(@TempDir Path folder) throws Exception {
    Storage storage = storage(folder);
    Storage.Content full =
        out -> {
          out.write('1');
          throw new IOException("No space left on device");
        };
    assertThatThrownBy(() -> storage.create("a/b", full)).hasMessage("No space left on device");
    assertThatThrownBy(() -> storage.write("a/b", full)).hasMessage("No space left on device");
    assertThat(folder.resolve("a")).isEmptyDirectory();
    assertThat(storage.create("a/b", out -> out.write('2'))).isTrue();
  }

  @Test
  default void createsOnlyWhatIsNotThere(@TempDir Path folder) throws Exception {
    Storage storage = storage(folder);
    assertThat(storage.create("a/b", out -> out.write('1'))).isTrue();
    assertThat(storage.create("a/b", out -> out.write('2'))).isFalse();
    assertThat(read(storage, "a/b")).isEqualTo("1");
    storage.delete("a/b");
    assertThat(storage.create("a/b", out -> out.write('3'))).isTrue();
  }

  @Test
  default void countsBytesOfFilesAndFolders(@TempDir Path folder) throws Exception {
    Storage storage = storage(folder);
    write(storage, "a/b/c", "123");
    write(storage, "a/d", "45");
    assertThat(storage.bytes("a/d")).isEqualTo(2);
    assertThat(storage.bytes("a")).isEqualTo(5);
    assertThat(storage.bytes("missing")).isZero();
  }

  @Test
  default void pathsStayInside(@TempDir Path folder) {
    Storage storage = storage(folder);
    assertThatThrownBy(() -> storage.read("../other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid path: ../other leaves " + storage);
    assertThatThrownBy(() -> write(storage, "a/../../other", ""))
        .hasMessage("Invalid path: a/../../other leaves " + storage);
    assertThatThrownBy(() -> storage.delete("/etc"))
        .hasMessage("Invalid path: /etc leaves " + storage);
  }

  @Test
  default void travelsToExecutors(@TempDir Path folder) throws Exception {
    Storage storage = storage(folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(storage);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      write((Storage) in.readObject(), "a.txt", "there");
    }
    assertThat(read(storage, "a.txt")).isEqualTo("there");
  }
}
