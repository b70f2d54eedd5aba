package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.Storage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HadoopStorageTest {
  @TempDir private Path folder;
  private Storage storage = new HadoopStorage("unset", new Configuration(false));

  @BeforeEach
  void open() {
    storage = new HadoopStorage(folder.resolve("run").toUri().toString(), new Configuration());
  }

  @Test
  void readsWhatItWroteAndWritesOverIt() throws IOException {
    write("checkpoints/1/3.zip", "three");
    assertThat(read("checkpoints/1/3.zip")).contains("three");
    write("checkpoints/1/3.zip", "new");
    assertThat(read("checkpoints/1/3.zip")).contains("new");
  }

  @Test
  void findsNothingWhereThereIsNothing() throws IOException {
    assertThat(read("missing")).isEmpty();
    assertThat(storage.list("missing")).isEmpty();
    storage.delete("missing");
  }

  @Test
  void listsNamesSortedWithoutWhatTheFileSystemKeepsForItself() throws IOException {
    write("a/2", "");
    write("a/1", "");
    write("a/b/3", "");
    assertThat(storage.list("a")).containsExactly("1", "2", "b");
    assertThat(storage.list("")).containsExactly("a");
  }

  @Test
  void leavesNothingBehindWhereWritingFails() throws IOException {
    write("a", "old");
    Storage.Content broken =
        out -> {
          out.write(1);
          throw new IOException("disk full");
        };
    assertThatThrownBy(() -> storage.write("a", broken)).hasMessage("disk full");
    assertThat(read("a")).contains("old");
    assertThat(folder.resolve("run").toFile().list()).containsExactlyInAnyOrder("a", ".a.crc");
  }

  @Test
  void deletesFilesAndFolders() throws IOException {
    write("a/b/c", "x");
    storage.delete("a");
    assertThat(Files.exists(folder.resolve("run/a"))).isFalse();
  }

  @Test
  void refusesPathsThatLeaveItsFolder() {
    assertThatThrownBy(() -> storage.read("../other"))
        .hasMessage("Invalid path: ../other leaves " + storage);
    assertThatThrownBy(() -> storage.delete("/etc"))
        .hasMessage("Invalid path: /etc leaves " + storage);
  }

  @Test
  void takesPathsWithoutAScheme() throws IOException {
    storage = new HadoopStorage(folder.resolve("plain").toString(), new Configuration());
    write("a", "x");
    assertThat(Files.readString(folder.resolve("plain/a"))).isEqualTo("x");
  }

  @Test
  void worksAfterTheWayToAnExecutor() throws IOException, ClassNotFoundException {
    write("a", "x");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(storage);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      storage = (Storage) in.readObject();
    }
    assertThat(read("a")).contains("x");
  }

  private void write(String path, String text) throws IOException {
    storage.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Optional<String> read(String path) throws IOException {
    Optional<InputStream> file = storage.read(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = file.get()) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
