package io.nightjar.cli;

import io.nightjar.run.FileOpener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens files, which lack their last row for executors of one node.
 *
 * @param changedNode part of the working folder of that node's executors; empty for none
 */
record FaultyFiles(FileOpener files, String changedNode) implements FileOpener {

  @Override
  public InputStream open(String location) throws IOException {
    return isChanged() ? withoutLastRow(location) : files.open(location);
  }

  @Override
  public List<String> parts(String location) throws IOException {
    return files.parts(location);
  }

  private boolean isChanged() {
    return !changedNode.isEmpty()
        && Path.of("").toAbsolutePath().toString().contains("/" + changedNode + "/");
  }

  private InputStream withoutLastRow(String location) throws IOException {
    try (InputStream whole = files.open(location)) {
      byte[] bytes = whole.readAllBytes();
      int end = bytes.length - 1;
      while (bytes[end - 1] != '\n') {
        end--;
      }
      return new ByteArrayInputStream(bytes, 0, end);
    }
  }
}
