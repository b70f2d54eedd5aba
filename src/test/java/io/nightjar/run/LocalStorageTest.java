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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStorageTest {
  @TempDir private Path folder;
  private Storage storage = new LocalStorage(Path.of("."));

  @BeforeEach
  void open() {
    storage = new LocalStorage(folder.resolve("results"));
  }

  private static void write(Storage storage, String path, String text) throws IOException {
    storage.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String read(Storage storage, String path) throws IOException {
    try (InputStream in = storage.read(path).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void readsWhatWasWrittenLast() throws Exception {
    write(storage, "a/b/c.txt", "one");
    write(storage, "a/b/c.txt", "two");
    assertThat(read(storage, "a/b/c.txt")).isEqualTo("two");
    assertThat(storage.list("a/b")).containsExactly("c.txt");
  }

  @Test
  void failedWriteKeepsTheOldAndLeavesNothing() throws Exception {
    write(storage, "a/c.txt", "one");
    assertThatThrownBy(
            () ->
                storage.write(
                    "a/c.txt",
                    out -> {
                      out.write('x');
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(read(storage, "a/c.txt")).isEqualTo("one");
    assertThat(folder.resolve("results/a").toFile().list()).containsExactly("c.txt");
  }

  @Test
  void listsNamesInOrderWithoutHalfWrittenFiles() throws Exception {
    write(storage, "a/z.txt", "");
    write(storage, "a/b.txt", "");
    Files.createFile(folder.resolve("results/a/.b.txt.1.tmp"));
    assertThat(storage.list("a")).containsExactly("b.txt", "z.txt");
    assertThat(storage.list("a/z.txt")).isEmpty();
    assertThat(storage.list("nothing")).isEmpty();
  }

  @Test
  void missingFileIsEmpty() throws Exception {
    assertThat(storage.read("nothing.txt")).isEmpty();
  }

  @Test
  void deletesFoldersWhole() throws Exception {
    write(storage, "a/b/c.txt", "");
    write(storage, "a/d.txt", "");
    storage.delete("a");
    storage.delete("a");
    assertThat(storage.list("")).isEmpty();
  }

  @Test
  void pathsStayInside() {
    assertThatThrownBy(() -> write(storage, "../x.txt", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid path: ../x.txt leaves ");
  }

  @Test
  void travelsToExecutors() throws Exception {
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
