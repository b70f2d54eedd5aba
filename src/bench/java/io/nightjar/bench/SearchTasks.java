package io.nightjar.bench;

import io.nightjar.space.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to search, by name. */
record SearchTasks(Map<String, BenchTable> tables, Map<String, CurveTable> curves) {

  /**
   * Reads what is below a folder.
   *
   * @param wanted the names, with or without their family's; empty for all
   * @throws IllegalArgumentException if there is nothing, or nothing of a wanted name
   */
  static SearchTasks read(Path data, Optional<List<String>> wanted) throws IOException {
    Map<String, Path> tables = named(BenchFiles.tables(data));
    Map<String, Path> curves = named(BenchFiles.curves(data));
    List<String> known = new ArrayList<>(tables.keySet());
    known.addAll(curves.keySet());
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot find tables: " + data + " has no folder of *.csv.gz with a space.json or curves");
    }
    List<String> chosen = new ArrayList<>(known);
    wanted.ifPresent(names -> chosen.retainAll(chosen(names, known)));
    SearchTasks tasks = new SearchTasks(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (String name : chosen) {
      tasks.add(name, tables.get(name), curves.get(name));
    }
    return tasks;
  }

  private void add(String name, @Nullable Path table, @Nullable Path curve) throws IOException {
    if (table != null) {
      tables.put(name, read(table, BenchTable::read));
    }
    if (curve != null) {
      curves.put(name, read(curve, CurveReader::read));
    }
  }

  private static <T> T read(Path file, Reader<T> reader) throws IOException {
    try {
      return reader.read(file);
    } catch (IOException | RuntimeException e) {
      throw new IOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Path> named(List<Path> files) {
    Map<String, Path> named = new LinkedHashMap<>();
    files.forEach(file -> named.put(BenchFiles.name(file), file));
    return named;
  }

  private static List<String> chosen(List<String> names, List<String> known) {
    List<String> chosen = new ArrayList<>();
    for (String name : names) {
      List<String> matching =
          known.stream().filter(each -> each.equals(name) || each.endsWith("/" + name)).toList();
      if (matching.isEmpty()) {
        throw new IllegalArgumentException("Invalid table: " + name + Names.hint(name, known));
      }
      chosen.addAll(matching);
    }
    return chosen;
  }

  /** Writes everything for the peers, a file each. */
  void export(Path folder) throws IOException {
    TaskFiles files = new TaskFiles(folder);
    for (Map.Entry<String, BenchTable> table : tables.entrySet()) {
      files.write(table.getKey(), table.getValue());
    }
    for (Map.Entry<String, CurveTable> each : curves.entrySet()) {
      files.write(each.getKey(), each.getValue(), CurveBudget.of(each.getValue()).epochs());
    }
  }

  /** Reads one file. */
  private interface Reader<T> {
    T read(Path file) throws IOException;
  }
}
