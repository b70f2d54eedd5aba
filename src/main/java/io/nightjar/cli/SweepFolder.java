package io.nightjar.cli;

import io.nightjar.run.LocalStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * What a sweep keeps of its run: {@code <results>/runs/<id>}.
 *
 * @param results the folder of all results
 * @param id of the sweep, {@code s_<UTC time>_<hex>}: ids sort by time
 */
record SweepFolder(Path results, String id) {
  private static final String RUNS = "runs";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  /** A new sweep; nothing is written yet. */
  static SweepFolder fresh(Path results, Instant now) {
    String hex = String.format("%08x", ThreadLocalRandom.current().nextInt());
    return new SweepFolder(results, "s_" + TIME.format(now) + "_" + hex);
  }

  /** All sweeps below a folder, the newest first. */
  static List<SweepFolder> all(Path results) throws IOException {
    Path runs = results.resolve(RUNS);
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> name.matches("s_[0-9TZ]+_[0-9a-f]+"))
          .sorted(Comparator.reverseOrder())
          .map(name -> new SweepFolder(results, name))
          .toList();
    }
  }

  /** The folder of all results as Hadoop reads it: of this machine, whatever its default. */
  String lake() {
    return lake(results);
  }

  static String lake(Path results) {
    return "file://" + results.toAbsolutePath().normalize();
  }

  Path path() {
    return results.resolve(RUNS).resolve(id);
  }

  Path journal() {
    return path().resolve("journal.jsonl");
  }

  Path log() {
    return path().resolve("nightjar.log");
  }

  LocalStorage storage() {
    return new LocalStorage(path());
  }

  /** Writes a text file whole or not at all. */
  void write(String name, String text) throws IOException {
    storage().write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  Optional<String> read(String name) throws IOException {
    Path file = path().resolve(name);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }
}
