package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.Storage;
import io.nightjar.run.StorageContract;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HadoopStorageTest implements StorageContract {
  @TempDir private Path folder;

  @Override
  public Storage storage(Path root) {
    return new HadoopStorage(root.toUri().toString(), new Configuration());
  }

  @Test
  void takesPathsWithoutAScheme() throws IOException {
    Storage storage = new HadoopStorage(folder.resolve("plain").toString(), new Configuration());
    StorageContract.write(storage, "a", "x");
    assertThat(folder.resolve("plain/a")).hasContent("x");
  }
}
