package io.nightjar.doctor;

import static io.nightjar.doctor.Finding.ok;
import static io.nightjar.doctor.Finding.problem;
import static io.nightjar.doctor.Finding.warning;

import io.nightjar.run.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folders: can what a sweep does to them be done, quickly, and is there room? */
final class FolderChecks {
  private static final String PROBE = ".nightjar-doctor";
  private static final long LITTLE_SPACE = Sizes.GIB;
  private static final long SLOW_FLUSH_MILLIS = 200;
  private static final Duration SKEW = Duration.ofSeconds(5);

  private FolderChecks() {}

  /**
   * The folder of results. A file is written there and deleted.
   *
   * @param name as the user gave it
   * @param path where it is of this machine
   */
  static List<Finding> results(String name, Storage storage, Optional<Path> path) {
    List<Finding> findings = new ArrayList<>();
    try {
      replace(storage, "one");
      replace(storage, "two");
      findings.add(ok("results", name + ": files are written whole, replaced and deleted"));
      if (path.isPresent()) {
        findings.add(flush(path.get()));
        findings.add(space("results space", path.get()));
      }
    } catch (IOException | RuntimeException e) {
      findings.add(
          problem(
              "results",
              "Cannot use %s: %s".formatted(name, e.getMessage()),
              "give --results a folder that this user may write, shared by all machines"));
    } finally {
      forget(storage);
    }
    return findings;
  }

  private static void replace(Storage storage, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    storage.write(PROBE, out -> out.write(bytes));
    try (InputStream in = storage.read(PROBE).orElseThrow(() -> missing(storage))) {
      if (!new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(text)) {
        throw new IOException("a file that was replaced still holds what it held before");
      }
    }
    if (!storage.list("").contains(PROBE)) {
      throw missing(storage);
    }
  }

  private static IOException missing(Storage storage) {
    return new IOException("a file just written to " + storage + " is not there");
  }

  private static void forget(Storage storage) {
    try {
      storage.delete(PROBE);
    } catch (IOException | RuntimeException e) {
      return; // It was said already that the folder cannot be used.
    }
  }

  /** A journal is flushed with every result; its file also tells the clock of a file server. */
  private static Finding flush(Path folder) throws IOException {
    Path file = folder.resolve(PROBE);
    long start = System.nanoTime();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode("flush"));
      channel.force(true);
    }
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    Duration skew =
        Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now()).abs();
    if (skew.compareTo(SKEW) > 0) {
      return warning(
          "results flush",
          "the clock of the file system differs by " + skew.toSeconds() + " s",
          "synchronise the clocks of this machine and its file server");
    }
    String text = "forced to disk in " + millis + " ms";
    return millis > SLOW_FLUSH_MILLIS
        ? warning("results flush", text, "use a faster disk where trials last seconds or less")
        : ok("results flush", text);
  }

  private static Finding space(String subject, Path folder) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    String text = Sizes.text(free) + " free in " + folder;
    return free < LITTLE_SPACE ? warning(subject, text, "make room there") : ok(subject, text);
  }

  /** Where Java, Spark and the natives of ND4J put what they unpack. */
  static List<Finding> temporary(Path folder) {
    try {
      Path file = Files.createTempFile(folder, "nightjar", ".sh");
      try {
        Files.writeString(file, "#!/bin/sh\nexit 0\n");
        boolean runs = file.toFile().setExecutable(true) && runs(file);
        return List.of(
            runs
                ? ok("temp", folder + ": writable, and programs run from there")
                : warning(
                    "temp",
                    folder + ": programs do not run from there",
                    "choose another by -Djava.io.tmpdir: natives are unpacked there"),
            space("temp space", folder));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return List.of(
          problem(
              "temp",
              "Cannot write to %s: %s".formatted(folder, e.getMessage()),
              "choose another folder by -Djava.io.tmpdir"));
    }
  }

  private static boolean runs(Path file) {
    try {
      return new ProcessBuilder(file.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
