package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as files; .ci/notebooks-check runs them. */
final class NotebooksTest {
  private static final Path NOTEBOOKS = Path.of("notebooks");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  private static List<JsonNode> code(Path notebook) throws IOException {
    List<JsonNode> code = new ArrayList<>();
    for (JsonNode cell : MAPPER.readTree(Files.readAllBytes(notebook)).path("cells")) {
      if (cell.path("cell_type").asText().equals("code")) {
        code.add(cell);
      }
    }
    return code;
  }

  private static String source(JsonNode cell) {
    StringBuilder source = new StringBuilder();
    cell.path("source").forEach(line -> source.append(line.asText()));
    return source.toString();
  }

  @Test
  void thereAreThree() throws IOException {
    assertThat(notebooks().stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "01-read-a-sweep.ipynb", "02-compare-nights.ipynb", "03-large-lakes.ipynb");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void isKeptWithoutOutputs(Path notebook) throws IOException {
    assertThat(MAPPER.readTree(Files.readAllBytes(notebook)).path("nbformat").asInt()).isEqualTo(4);
    assertThat(code(notebook))
        .isNotEmpty()
        .allSatisfy(
            cell -> {
              assertThat(cell.path("outputs").isArray()).isTrue();
              assertThat(cell.path("outputs")).isEmpty();
              assertThat(cell.path("execution_count").isNull()).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void readsOnlyColumnsThatTheTablesHave(Path notebook) throws IOException {
    Map<String, Table> tables =
        Results.inMemory(
            Results.tables(Results.facts("digits", "s_20260301T010000Z_ab12"), Results.sweep()));
    Map<String, List<String>> read = columns(source(code(notebook).get(0)));
    assertThat(read).isNotEmpty();
    read.forEach(
        (table, columns) ->
            assertThat(
                    Objects.requireNonNull(tables.get(table)).columns().stream().map(Column::name))
                .as(table)
                .containsAll(columns));
  }

  /** What a notebook declares to read; it reads nothing else. */
  private static Map<String, List<String>> columns(String source) throws IOException {
    int start = source.indexOf("COLUMNS = {") + "COLUMNS = ".length();
    String json = source.substring(start, source.indexOf("\n}", start) + 2);
    return MAPPER.readValue(json, new TypeReference<Map<String, List<String>>>() {});
  }

  @Test
  void everyRequirementIsPinned() throws IOException {
    assertThat(Files.readAllLines(NOTEBOOKS.resolve("requirements.txt")))
        .isNotEmpty()
        .allMatch(line -> line.matches("[a-z0-9-]+==[0-9.]+"));
  }
}
