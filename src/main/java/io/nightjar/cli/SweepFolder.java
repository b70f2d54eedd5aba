package io.nightjar.cli;

import io.nightjar.run.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a sweep keeps of its run: {@code <results>/runs/<id>}.
 *
 * @param results the folder of all results
 * @param id of the sweep, {@code s_<UTC time>_<hex>}: ids sort by time
 */
record SweepFolder(ResultsFolder results, String id) {
  private static final String RUNS = "runs";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  /** A new sweep; nothing is written yet. */
  static SweepFolder fresh(ResultsFolder results, Instant now) {
    String hex = String.format("%08x", ThreadLocalRandom.current().nextInt());
    return new SweepFolder(results, "s_" + TIME.format(now) + "_" + hex);
  }

  /** All sweeps below a folder, the newest first. */
  static List<SweepFolder> all(ResultsFolder results) throws IOException {
    return results.storageOf(RUNS).list("").stream()
        .filter(name -> name.matches("s_[0-9TZ]+_[0-9a-f]+"))
        .sorted(Comparator.reverseOrder())
        .map(name -> new SweepFolder(results, name))
        .toList();
  }

  /** The folder as a path of this machine; empty where it is of another file system. */
  Optional<Path> path() {
    return results.path().map(path -> path.resolve(RUNS).resolve(id));
  }

  Storage storage() {
    return results.storageOf(RUNS + "/" + id);
  }

  /** Writes a text file whole or not at all. */
  void write(String name, String text) throws IOException {
    storage().write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  Optional<String> read(String name) throws IOException {
    Optional<InputStream> file = storage().read(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = file.get()) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
