package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStorageTest implements StorageContract {
  @TempDir private Path folder;

  @Override
  public Storage storage(Path root) {
    return new LocalStorage(root);
  }

  @Test
  void listsNothingOfWhatAKilledProcessLeft() throws Exception {
    Storage storage = storage(folder);
    StorageContract.write(storage, "a/z.txt", "");
    Files.createFile(folder.resolve("a/.b.txt.1.tmp"));
    assertThat(storage.list("a")).containsExactly("z.txt");
  }

  /** By what the JVM itself notes: the file before it gets its name, then its folder. */
  @Test
  void isOnTheDiskWhereAMachineCrashes() throws Exception {
    Path noted = folder.resolve("forced.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileForce").withoutThreshold();
      recording.start();
      StorageContract.write(storage(folder), "a/z.txt", "");
      recording.stop();
      recording.dump(noted);
    }
    Path written = folder.resolve("a");
    assertThat(RecordingFile.readAllEvents(noted))
        .extracting(event -> event.getString("path"))
        .filteredOn(path -> path.startsWith(folder.toString()))
        .satisfiesExactly(
            path -> assertThat(path).startsWith(written + "/.z.txt.").endsWith(".tmp"),
            path -> assertThat(Path.of(path)).isEqualTo(written));
  }

  @Test
  void listsNothingInAFile() throws Exception {
    Storage storage = storage(folder);
    StorageContract.write(storage, "a/z.txt", "");
    assertThat(storage.list("a/z.txt")).isEmpty();
  }
}
