package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.SyncFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** The JVM itself notes how a folder is forced, but not how a stream's file is. */
  @Test
  void nameIsOnTheDiskWhereAMachineCrashes() throws Exception {
    assertThat(forcedBy(storage(folder))).containsExactly(folder.resolve("a").toString());
    assertThat(forcedBy(storage(folder).unforced())).isEmpty();
  }

  private List<String> forcedBy(Storage storage) throws IOException {
    Path noted = folder.resolve("forced.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileForce").withoutThreshold();
      recording.start();
      StorageContract.write(storage, "a/z.txt", "");
      recording.stop();
      recording.dump(noted);
    }
    return RecordingFile.readAllEvents(noted).stream()
        .map(event -> event.getString("path"))
        .filter(path -> path.startsWith(folder.toString()))
        .toList();
  }

  /** A file that was closed cannot be forced. */
  @Test
  void getsItsNameOnlyOnceItIsOnTheDisk() throws Exception {
    Storage storage = storage(folder);
    assertThatThrownBy(() -> storage.write("a/z.txt", OutputStream::close))
        .isInstanceOf(SyncFailedException.class);
    assertThat(folder.resolve("a")).isEmptyDirectory();

    storage.unforced().write("a/z.txt", OutputStream::close);
    assertThat(storage.list("a")).containsExactly("z.txt");
  }

  @Test
  void isWrittenByAThreadThatIsInterrupted() throws Exception {
    Thread.currentThread().interrupt();
    try {
      StorageContract.write(storage(folder), "a/z.txt", "whole");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(folder.resolve("a/z.txt")).hasContent("whole");
  }

  @Test
  void isTheSameFolderUnforced() {
    assertThat(storage(folder).unforced()).hasToString(folder.toString());
  }

  @Test
  void listsNothingInAFile() throws Exception {
    Storage storage = storage(folder);
    StorageContract.write(storage, "a/z.txt", "");
    assertThat(storage.list("a/z.txt")).isEmpty();
  }
}
