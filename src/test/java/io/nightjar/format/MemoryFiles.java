package io.nightjar.format;

import io.nightjar.dl4j.family.MlpFamily;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files that are only remembered. */
public final class MemoryFiles implements FileSource {
  private final Map<String, byte[]> files = new HashMap<>();

  MemoryFiles with(String location, String text) {
    return with(location, text.getBytes(StandardCharsets.UTF_8));
  }

  MemoryFiles with(String location, byte[] bytes) {
    files.put(location, bytes);
    return this;
  }

  @Override
  public byte[] read(String location) throws IOException {
    byte[] bytes = files.get(location);
    if (bytes == null) {
      throw new NoSuchFileException(location);
    }
    return bytes;
  }

  /** Writes them to a real folder. */
  public void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.write(path, file.getValue());
    }
  }

  JobFiles jobs() {
    return new JobFiles(this, List.of(MlpFamily.FAMILY));
  }
}
