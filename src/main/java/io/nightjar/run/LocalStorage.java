package io.nightjar.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Files below a folder of this machine. */
public final class LocalStorage implements Storage {
  private static final String TEMPORARY = ".tmp";

  /** Text, since a {@link Path} cannot be serialized. */
  private final String root;

  /**
   * Storage below a folder, which need not be there yet.
   *
   * @param root relative to the working directory, or absolute
   */
  public LocalStorage(Path root) {
    this.root = root.toAbsolutePath().normalize().toString();
  }

  @Override
  public Optional<InputStream> read(String path) throws IOException {
    try {
      return Optional.of(Files.newInputStream(resolve(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void write(String path, Content content) throws IOException {
    Path target = resolve(path);
    Path folder = target.resolveSibling("");
    Files.createDirectories(folder);
    Path temporary =
        folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
    try {
      fill(temporary, content);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Forced before it gets its name: else a machine that crashes may leave that name empty. */
  private static void fill(Path file, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      content.writeTo(out);
      channel.force(true);
    }
  }

  /** Makes a new name in a folder last. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return; // Not every file system can; the file itself is there.
    }
  }

  @Override
  public boolean create(String path, Content content) throws IOException {
    Path target = resolve(path);
    Files.createDirectories(target.resolveSibling(""));
    OutputStream created;
    try {
      created = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    try {
      try (OutputStream out = created) {
        content.writeTo(out);
      }
      return true;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(target); // A name with nothing behind it would mislead others.
      throw e;
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try (Stream<Path> files = Files.list(resolve(folder))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !(name.startsWith(".") && name.endsWith(TEMPORARY)))
          .sorted()
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  @Override
  public void delete(String path) throws IOException {
    Path target = resolve(path);
    if (!Files.exists(target)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(target)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public long bytes(String path) throws IOException {
    Path target = resolve(path);
    if (!Files.exists(target)) {
      return 0;
    }
    long[] bytes = {0};
    Files.walkFileTree(
        target,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
            if (gone instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw gone;
          }
        });
    return bytes[0];
  }

  private Path resolve(String path) {
    Path base = Path.of(root);
    Path resolved = base.resolve(path).normalize();
    if (!resolved.startsWith(base)) {
      throw new IllegalArgumentException("Invalid path: " + path + " leaves " + root);
    }
    return resolved;
  }

  @Override
  public String toString() {
    return root;
  }
}
