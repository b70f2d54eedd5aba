package io.nightjar.spark;

import io.nightjar.report.SweepTables;
import io.nightjar.report.Table;
import io.nightjar.run.Storage;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The tables of all sweeps: {@code <results>/<table>/study=<name>/sweep=<id>/part-*.parquet}.
 *
 * <p>A sweep writes only its own leaves, first in a staging folder, then by renaming: sweeps that
 * write at the same time cannot harm each other, and no reader sees half a file. It takes no Spark
 * session, so that a broken cluster cannot keep results from being written.
 */
public final class ParquetLake {
  private static final String STAGING = "_staging-";
  private static final String LEADERBOARD = "leaderboard";
  private static final String SWEEPS = "sweeps";

  /** Of those, {@code sweeps} says that there is a sweep: its rows go first. */
  private static final List<String> TABLES =
      List.of(SWEEPS, LEADERBOARD, "curves", "attempts", "trials");

  private static final String STUDY = "study=";
  private static final String SWEEP = "sweep=";

  private final Path results;
  private final Configuration configuration;

  /**
   * A lake.
   *
   * @param results its folder, a path or URI of any file system that Hadoop knows
   * @param configuration Hadoop's
   */
  public ParquetLake(String results, Configuration configuration) {
    this.results = new Path(results);
    this.configuration = configuration;
  }

  /** A lake with Hadoop's configuration as this JVM has it. */
  public static ParquetLake open(String results) {
    boolean isLocal = results.startsWith("file:");
    return new ParquetLake(results, isLocal ? new Configuration() : HadoopStorage.configuration());
  }

  /**
   * Writes the five tables of a sweep, in place of those it wrote before; empty ones too, with
   * their columns.
   *
   * @throws IOException if a file cannot be written, or a folder cannot be moved to its place
   */
  public void write(SweepTables tables) throws IOException {
    FileContext files = files();
    Path staging = new Path(results, STAGING + tables.facts().sweep());
    files.delete(staging, true);
    List<String> names = new ArrayList<>();
    try {
      tables.writeTo(
          (name, columns) -> {
            names.add(name);
            return Parquet.write(new Path(staging, name), columns, configuration);
          });
      for (String name : names) {
        publish(
            files,
            new Path(staging, name),
            leaf(name, tables.facts().study(), tables.facts().sweep()));
      }
    } catch (FSError e) {
      throw HadoopStorage.failed(e);
    } finally {
      files.delete(staging, true);
    }
  }

  private Path leaf(String table, String study, String sweep) {
    return new Path(study(table, study), SWEEP + sweep);
  }

  private Path study(String table, String study) {
    return new Path(new Path(results, table), STUDY + study);
  }

  private static void publish(FileContext files, Path staged, Path leaf) throws IOException {
    if (files.util().exists(leaf)) {
      files.rename(leaf, staged.suffix("-old"));
    }
    files.mkdir(leaf.getParent(), null, true);
    files.rename(staged, leaf);
  }

  /** The studies that have a leaderboard, sorted. */
  public List<String> studies() throws IOException {
    return children(new Path(results, LEADERBOARD), STUDY);
  }

  /** The newest sweep's leaderboard, by rank; empty where the study has none. */
  public Optional<Standing> latestLeaderboard(String study) throws IOException {
    Path folder = study(LEADERBOARD, study);
    List<String> sweeps = children(folder, SWEEP);
    if (sweeps.isEmpty()) {
      return Optional.empty();
    }
    String newest = sweeps.get(sweeps.size() - 1);
    Path part = part(new Path(folder, SWEEP + newest));
    try {
      Table table = Parquet.read(LEADERBOARD, part, configuration);
      return Optional.of(new Standing(study, newest, table));
    } catch (RuntimeException | ChecksumException | EOFException e) {
      throw damaged(part, e);
    }
  }

  /** So Parquet and Hadoop report a file that is damaged or none of theirs. */
  private static IOException damaged(Path part, Exception cause) {
    return new IOException("Cannot read " + part + ": it is damaged", cause);
  }

  private Path part(Path leaf) throws IOException {
    List<String> parts = children(leaf, "part-");
    if (parts.size() != 1) {
      throw new IOException("Cannot read " + leaf + ": it holds " + parts.size() + " files");
    }
    return new Path(leaf, "part-" + parts.get(0));
  }

  /** The ids of the sweeps of a study that wrote their tables, the newest first. */
  public List<String> sweeps(String study) throws IOException {
    return children(study(SWEEPS, study), SWEEP).stream()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /**
   * Reads columns of a table of a sweep, row by row.
   *
   * @param columns of the table, each of which it must have
   * @param rows takes the cells of each row, in the order of the columns
   * @throws IOException if the sweep has no such table, or it cannot be read
   */
  public void read(
      String table,
      String study,
      String sweep,
      List<String> columns,
      Consumer<List<@Nullable Object>> rows)
      throws IOException {
    Path part = part(leaf(table, study, sweep));
    try {
      Parquet.read(part, columns, rows, configuration);
    } catch (RuntimeException | ChecksumException | EOFException e) {
      throw damaged(part, e);
    }
  }

  /** The bytes of all rows of a sweep. */
  public long bytes(String study, String sweep) throws IOException {
    long bytes = 0;
    for (String table : TABLES) {
      bytes += storage().bytes(path(table, study, sweep));
    }
    return bytes;
  }

  /**
   * Deletes all rows of a sweep, and what it may have staged. Where it is cut short, it is done by
   * another call; the sweep is none of {@link #sweeps} from the start.
   */
  public void delete(String study, String sweep) throws IOException {
    for (String table : TABLES) {
      storage().delete(path(table, study, sweep));
    }
    storage().delete(STAGING + sweep);
  }

  private static String path(String table, String study, String sweep) {
    return table + "/" + STUDY + study + "/" + SWEEP + sweep;
  }

  private Storage storage() {
    return new HadoopStorage(results.toString(), configuration);
  }

  private List<String> children(Path folder, String prefix) throws IOException {
    try {
      return Arrays.stream(files().util().listStatus(folder))
          .map(file -> file.getPath().getName())
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private FileContext files() throws IOException {
    return HadoopStorage.files(results, configuration);
  }

  /**
   * A leaderboard in the lake.
   *
   * @param sweep the id of the sweep it comes from
   * @param leaderboard the table of that name, ascending by {@code rank}
   */
  public record Standing(String study, String sweep, Table leaderboard) {}
}
