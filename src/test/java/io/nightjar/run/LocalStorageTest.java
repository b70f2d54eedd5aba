package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void listsNothingInAFile() throws Exception {
    Storage storage = storage(folder);
    StorageContract.write(storage, "a/z.txt", "");
    assertThat(storage.list("a/z.txt")).isEmpty();
  }
}
