package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchBenchTest {
  private static final String CURVES = "lr,acc_1,acc_2\n1,.1,.2\n2,.3,.4\n3,.2,.3\n";

  @TempDir private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter error = new StringWriter();

  private int bench(String... options) {
    List<String> all = new ArrayList<>(List.of("--data", data.toString()));
    all.addAll(List.of(options));
    return SearchBench.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(error))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void enoughDrawsFindTheBestOfATinyTable() throws IOException {
    TinyTables.table(data);
    int code = bench("--systems", "nightjar-random", "--trials", "200", "--repetitions", "3");
    assertThat(code).as(error.toString()).isZero();
    JsonNode line = new ObjectMapper().readTree(out.toString());
    assertThat(line.get("table").asText()).isEqualTo("tiny/six");
    assertThat(line.get("trials").asInt()).isEqualTo(200);
    assertThat(line.get("normalised_regret").asDouble()).isZero();
    assertThat(line.get("stderr").asDouble()).isZero();
    assertThat(line.get("seconds_per_suggestion").asDouble()).isPositive();
  }

  @Test
  void everySystemServesCurvesWithinItsEpochs() throws IOException {
    TinyTables.write(data.resolve("learning-curves/three.csv.gz"), CURVES);
    assertThat(bench("--repetitions", "2")).as(error.toString()).isZero();
    assertThat(out.toString().lines())
        .hasSize(CurveSystem.all().size())
        .allMatch(line -> line.contains("\"table\":\"three\",\"epochs\":"))
        .anyMatch(line -> line.contains("\"system\":\"nightjar-hyperband+random\""));
  }

  @Test
  void thePeersGetSpacesLossesAndACheck() throws IOException {
    TinyTables.table(data);
    Path tasks = Files.createDirectories(data.resolve("tasks"));
    assertThat(bench("--systems", "", "--export", tasks.toString())).isZero();
    assertThat(out.toString()).isEmpty();
    JsonNode task = new ObjectMapper().readTree(tasks.resolve("000.json").toFile());
    assertThat(task.get("parameters").toString())
        .isEqualTo(
            """
            [{"name":"width-1","kind":"ordered","size":3},{"name":"op","kind":"categories","size":2}]\
            """);
    assertThat(task.get("losses").toString())
        .isEqualTo("[[0.0,0.0],[1.0,1.0],[2.0,2.0],[3.0,3.0],[4.0,4.0],[5.0,5.0]]");
    assertThat(task.get("median").asDouble()).isEqualTo(2.5);
    assertThat(task.has("check")).isTrue();
  }

  @Test
  void aFolderWithoutTablesIsNamed() {
    assertThat(bench()).isEqualTo(2);
    assertThat(error.toString().trim())
        .isEqualTo(
            "Cannot find tables: "
                + data
                + " has no folder of *.csv.gz with a space.json or curves");
  }

  @Test
  void unknownNamesAreRefused() throws IOException {
    TinyTables.table(data);
    assertThat(bench("--systems", "nightjar-randon")).isEqualTo(2);
    assertThat(bench("--tables", "sic")).isEqualTo(2);
    assertThat(bench("--repetitions", "0")).isEqualTo(2);
    assertThat(error.toString().lines())
        .containsExactly(
            "Invalid system: nightjar-randon (did you mean 'nightjar-random'?)",
            "Invalid table: sic (known: tiny/six)",
            "Invalid repetitions: 0");
  }

  @Test
  void aTableWithoutAllConfigurationsIsNamed() throws IOException {
    Path file = TinyTables.table(data).resolveSibling("torn.csv.gz");
    TinyTables.write(file, "width_1,Op,v0\n0,0,1\n");
    assertThat(bench()).isEqualTo(2);
    assertThat(error.toString().trim())
        .isEqualTo("Cannot read " + file.toRealPath() + ": configurations are missing");
  }
}
