package io.nightjar.results;

import io.nightjar.run.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * What a sweep keeps of its run: {@code <results>/runs/<id>}.
 *
 * @param results the folder of all results
 * @param id of the sweep, {@code s_<UTC time>_<hex>}: ids sort by time
 */
public record SweepFolder(ResultsFolder results, String id) {
  public static final Pattern ID = Pattern.compile("s_[0-9TZ]+_[0-9a-f]+");

  /** Follows the id in the name of a file beside a sweep's folder while it is deleted. */
  static final String PRUNED = ".pruned";

  static final String RUNS = "runs";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  /** A new sweep; nothing is written yet. */
  public static SweepFolder fresh(ResultsFolder results, Instant now) {
    String hex = String.format("%08x", ThreadLocalRandom.current().nextInt());
    return new SweepFolder(results, "s_" + TIME.format(now) + "_" + hex);
  }

  /** All sweeps below a folder, the newest first; without those that are being deleted. */
  public static List<SweepFolder> all(ResultsFolder results) throws IOException {
    List<String> names = results.storageOf(RUNS).list("");
    Set<String> going = Set.copyOf(names);
    return names.stream()
        .filter(name -> ID.matcher(name).matches() && !going.contains(name + PRUNED))
        .sorted(Comparator.reverseOrder())
        .map(name -> new SweepFolder(results, name))
        .toList();
  }

  /** When a sweep began, as its id says. */
  public static Instant startedAt(String id) {
    return TIME.parse(id.substring(id.indexOf('_') + 1, id.lastIndexOf('_')), Instant::from);
  }

  /** The folder as a path of this machine; empty where it is of another file system. */
  public Optional<Path> path() {
    return results.path().map(path -> path.resolve(RUNS).resolve(id));
  }

  public Storage storage() {
    return results.storageOf(RUNS + "/" + id);
  }

  /** Writes a text file whole or not at all. */
  public void write(String name, String text) throws IOException {
    StorageText.write(storage(), name, text);
  }

  public Optional<String> read(String name) throws IOException {
    return StorageText.read(storage(), name);
  }
}
