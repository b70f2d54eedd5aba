package io.nightjar.run;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SyncFailedException;
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

  private enum Durability {
    FORCED,
    UNFORCED
  }

  /** Text, since a {@link Path} cannot be serialized. */
  private final String root;

  private final Durability durability;

  /**
   * Storage below a folder, which need not be there yet.
   *
   * @param root relative to the working directory, or absolute
   */
  public LocalStorage(Path root) {
    this(root.toAbsolutePath().normalize().toString(), Durability.FORCED);
  }

  private LocalStorage(String root, Durability durability) {
    this.root = root;
    this.durability = durability;
  }

  @Override
  public Storage unforced() {
    return new LocalStorage(root, Durability.UNFORCED);
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
      if (durability == Durability.FORCED) {
        forceNames(folder);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Forced before it gets its name: else a machine that crashes may leave that name empty. By a
   * stream, since an interrupt of the thread would close a channel.
   */
  private void fill(Path file, Content content) throws IOException {
    Files.createFile(file);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      content.writeTo(out);
      if (durability == Durability.FORCED) {
        force(out, file);
      }
    }
  }

  private static void force(FileOutputStream out, Path file) throws IOException {
    try {
      out.getFD().sync();
    } catch (SyncFailedException e) {
      if (canForce(file.resolveSibling(file.getFileName() + TEMPORARY))) {
        throw e;
      }
    }
  }

  /** Whether the file system can do that at all, by an empty file: not every one can. */
  private static boolean canForce(Path probe) throws IOException {
    try (FileOutputStream out = new FileOutputStream(probe.toFile())) {
      out.getFD().sync();
      return true;
    } catch (SyncFailedException e) {
      return false;
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** Makes a new name in a folder last. */
  private static void forceNames(Path folder) {
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
