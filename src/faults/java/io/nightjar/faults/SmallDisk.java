package io.nightjar.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system in memory, small enough to be filled. */
final class SmallDisk {
  private static final String SIZE = "size=48m";
  private static final int BLOCK_BYTES = 4096;

  private final Path folder;
  private final Path log;

  private SmallDisk(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
  }

  /** Whether this user may mount one. */
  static boolean isPossible(Path work) throws IOException, InterruptedException {
    Path probe = Files.createDirectories(work.resolve("disk-probe"));
    Path log = work.resolve("disk-probe.log");
    boolean isMounted = mount(probe, log) == 0;
    if (isMounted) {
      new SmallDisk(probe, log).unmount();
    }
    return isMounted;
  }

  static SmallDisk mounted(Path folder, Path log) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    if (mount(folder, log) != 0) {
      throw new IOException("Cannot mount a file system at " + folder + ", see " + log);
    }
    return new SmallDisk(folder, log);
  }

  private static int mount(Path folder, Path log) throws IOException, InterruptedException {
    return Commands.call(
        log, List.of("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString()));
  }

  /** Takes all space that is left. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(ballast())) {
      byte[] block = new byte[BLOCK_BYTES];
      while (Files.exists(ballast())) {
        out.write(block);
      }
    } catch (IOException e) {
      return; // It is full.
    }
    throw new IOException("Cannot fill " + folder);
  }

  void free() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  void unmount() throws IOException, InterruptedException {
    Commands.require(log, "umount", "--lazy", folder.toString());
  }
}
