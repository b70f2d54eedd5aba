package io.nightjar.dl4j;

import io.nightjar.run.Storage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Files in memory. */
final class MemoryStorage implements Storage {
  final Map<String, byte[]> files = new ConcurrentSkipListMap<>();

  @Override
  public Optional<InputStream> read(String path) {
    return Optional.ofNullable(files.get(path)).map(ByteArrayInputStream::new);
  }

  @Override
  public void write(String path, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    content.writeTo(bytes);
    files.put(path, bytes.toByteArray());
  }

  @Override
  public boolean create(String path, Content content) throws IOException {
    if (files.containsKey(path)) {
      return false;
    }
    write(path, content);
    return true;
  }

  @Override
  public List<String> list(String folder) {
    String prefix = folder + "/";
    return files.keySet().stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .toList();
  }

  @Override
  public void delete(String path) {
    files.keySet().removeIf(file -> file.equals(path) || file.startsWith(path + "/"));
  }

  @Override
  public long bytes(String path) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().equals(path) || file.getKey().startsWith(path + "/"))
        .mapToLong(file -> file.getValue().length)
        .sum();
  }
}
