package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.nightjar.report.Column;
import io.nightjar.report.Results;
import io.nightjar.report.SweepTables;
import io.nightjar.report.Table;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class ParquetLakeTest extends SharedSpark {
  private static final String OLD = "s_20260301T010000Z_ab12";
  private static final String NEW = "s_20260302T010000Z_0001";
  private static final Map<String, String> ORDER =
      Map.of(
          "trials", "trial_id",
          "attempts", "purpose, trial_id, epochs, attempt",
          "curves", "trial_id, epoch, metric",
          "leaderboard", "rank",
          "sweeps", "sweep_id");
  private static final Map<Column.Type, String> DUCK_TYPES =
      Map.of(
          Column.Type.BIGINT, "BIGINT",
          Column.Type.DOUBLE, "DOUBLE",
          Column.Type.STRING, "VARCHAR",
          Column.Type.BOOLEAN, "BOOLEAN",
          Column.Type.TIMESTAMP, "TIMESTAMP WITH TIME ZONE");

  @TempDir private Path results;

  @Test
  void isReadBackTheSameBySparkAndByDuckDb() throws IOException, SQLException {
    SweepTables tables = sweep("digits", OLD, Results.sweep());
    lake().write(tables);
    for (Table table : Results.inMemory(tables).values()) {
      assertThat(bySpark(table)).as("%s by Spark", table.name()).isEqualTo(table);
      assertSameByDuckDb(table);
    }
  }

  private Table bySpark(Table table) {
    String leaf = leaf(table.name(), OLD).toString();
    String[] order = ORDER.getOrDefault(table.name(), "").split(", ");
    return SparkTables.read(spark(), table.name(), leaf, order);
  }

  private void assertSameByDuckDb(Table table) throws SQLException {
    DuckDb duck = new DuckDb(results);
    Map<String, String> types = duck.types(table.name());
    String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    assertThat(types).containsEntry("study", "VARCHAR").containsEntry("sweep", "VARCHAR");
    for (Column column : table.columns()) {
      assertThat(types).containsEntry(column.name(), DUCK_TYPES.getOrDefault(column.type(), ""));
    }
    assertThat(duck.rows(table.name(), columns, ORDER.getOrDefault(table.name(), "")))
        .as("%s by DuckDB", table.name())
        .isEqualTo(table.rows());
  }

  @Test
  void laysEverySweepInLeavesOfItsOwnWithOneFileEach() throws IOException {
    lake().write(sweep("digits", OLD, Results.sweep()));
    try (Stream<Path> files = Files.list(leaf("trials", OLD))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .filteredOn(name -> !name.startsWith("."))
          .singleElement()
          .asString()
          .matches("part-.*\\.parquet");
    }
    try (Stream<Path> folders = Files.list(results)) {
      assertThat(folders.filter(Files::isDirectory).map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("trials", "attempts", "curves", "leaderboard", "sweeps");
    }
  }

  @Test
  void mergesSweepsOfSeveralNights() throws IOException, SQLException {
    lake().write(sweep("digits", OLD, Results.sweep()));
    lake().write(sweep("digits", NEW, List.of(Results.completed(0, 9, 0.95))));
    assertThat(new DuckDb(results).rows("trials", "DISTINCT sweep", "sweep"))
        .containsExactly(List.of(OLD), List.of(NEW));
    Dataset<Row> all = spark().read().parquet(results.resolve("trials").toString());
    assertThat(all.groupBy("sweep").count().orderBy("sweep").collectAsList())
        .extracting(row -> row.getString(0), row -> row.getLong(1))
        .containsExactly(tuple(OLD, 3L), tuple(NEW, 1L));
  }

  @Test
  void replacesTheLeavesOfASweepThatGoesOn() throws IOException {
    lake().write(sweep("digits", OLD, List.of(Results.completed(0, 3, 0.7))));
    lake().write(sweep("digits", NEW, Results.sweep()));
    lake().write(sweep("digits", OLD, Results.sweep()));
    Dataset<Row> trials = spark().read().parquet(leaf("trials", OLD).toString());
    assertThat(trials.count()).isEqualTo(3);
    assertThat(spark().read().parquet(leaf("trials", NEW).toString()).count()).isEqualTo(3);
  }

  @Test
  void writesEmptyTablesWithTheirColumns() throws IOException {
    SweepTables nothing = sweep("digits", OLD, List.of());
    lake().write(nothing);
    for (Table table : Results.inMemory(nothing).values()) {
      assertThat(bySpark(table)).isEqualTo(table);
    }
  }

  /** A process that may write no file over 400 blocks fails as on a full disk. */
  @Test
  void leavesNothingBehindWhereTheDiskIsFull() throws Exception {
    lake().write(sweep("digits", OLD, Results.sweep()));
    Process other =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 400; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LargeWriter.class.getName(),
                results.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).contains("IOException: File too large");
    assertThat(other.waitFor()).isEqualTo(1);
    assertThat(spark().read().parquet(leaf("trials", OLD).toString()).count())
        .as("what was written before")
        .isEqualTo(3);
    try (Stream<Path> folders = Files.list(results)) {
      assertThat(folders.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("trials", "attempts", "curves", "leaderboard", "sweeps");
    }
  }

  /** The other process. */
  static final class LargeWriter {
    private static final int TRIALS = 20_000;

    private LargeWriter() {}

    public static void main(String[] args) throws IOException {
      List<TrialResult> many =
          LongStream.range(0, TRIALS).mapToObj(id -> Results.completed(id, 1, 1.0 / id)).toList();
      ParquetLake.open(args[0]).write(sweep("digits", OLD, many));
    }
  }

  @Test
  void findsTheNewestSweepsLeaderboard() throws IOException {
    lake().write(sweep("digits", NEW, List.of(Results.completed(4, 9, 0.95))));
    SweepTables older = sweep("digits", OLD, Results.sweep());
    lake().write(older);
    lake().write(sweep("other", OLD, Results.sweep()));
    Optional<ParquetLake.Standing> newest = lake().latestLeaderboard("digits");
    assertThat(newest.map(ParquetLake.Standing::sweep)).contains(NEW);
    assertThat(newest.map(standing -> standing.leaderboard().cell(0, "trial_id"))).contains(4L);
    assertThat(lake().latestLeaderboard("other").map(ParquetLake.Standing::leaderboard))
        .contains(Results.inMemory(older).get("leaderboard"));
    assertThat(lake().studies()).containsExactly("digits", "other");
  }

  @Test
  void hasNoLeaderboardWhereNothingWasWritten() throws IOException {
    assertThat(lake().latestLeaderboard("digits")).isEmpty();
    assertThat(lake().studies()).isEmpty();
  }

  private ParquetLake lake() {
    return new ParquetLake(results.toString(), new Configuration());
  }

  private Path leaf(String table, String sweep) {
    return results.resolve(table).resolve("study=digits").resolve("sweep=" + sweep);
  }

  private static SweepTables sweep(String study, String sweep, List<TrialResult> results) {
    return Results.tables(Results.facts(study, sweep), results);
  }
}
