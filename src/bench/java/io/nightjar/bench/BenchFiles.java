package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Finds what a folder has to search: files {@code *.csv.gz} in folders of a family. */
final class BenchFiles {
  private static final String SUFFIX = ".csv.gz";
  private static final int DEPTH = 3;

  private BenchFiles() {}

  /**
   * A folder that a user named.
   *
   * @throws CommandLine.ParameterException if it is none
   */
  static Path named(Path data, CommandLine command) {
    if (!Files.isDirectory(data)) {
      throw new CommandLine.ParameterException(
          command, "Invalid --data: " + data + " is not a folder");
    }
    return data;
  }

  /** The complete tables: those beside a {@code space.json}. */
  static List<Path> tables(Path data) throws IOException {
    return files(data).stream().filter(BenchFiles::hasSpace).toList();
  }

  /** The learning curves: those with a column per epoch. */
  static List<Path> curves(Path data) throws IOException {
    List<Path> curves = new ArrayList<>();
    for (Path file : files(data)) {
      if (!hasSpace(file) && CurveReader.isCurves(file)) {
        curves.add(file);
      }
    }
    return curves;
  }

  /** The name of a table with its family's, that of curves alone. */
  static String name(Path file) {
    String name = file.getFileName().toString();
    String own = name.substring(0, name.length() - SUFFIX.length());
    return hasSpace(file) ? file.getName(file.getNameCount() - 2) + "/" + own : own;
  }

  private static boolean hasSpace(Path file) {
    return Files.isRegularFile(file.resolveSibling("space.json"));
  }

  private static List<Path> files(Path data) throws IOException {
    Path bench = data.resolve("bench");
    Path top = Files.isDirectory(bench) ? bench : data;
    if (!Files.isDirectory(top)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(top.toRealPath(), DEPTH)) {
      return found.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }
}
