package io.nightjar.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Objective;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Every configuration of a grid with the values of its runs.
 *
 * @param columns one per parameter of the space, in its order
 * @param runs by the configuration's position, the last parameter counting fastest
 */
record BenchTable(
    SearchSpace space, Objective objective, List<TableColumn> columns, List<double[]> runs) {
  private static final String METRIC = "value";

  /**
   * Reads a table.
   *
   * @param file {@code <name>.csv.gz}, beside the {@code space.json} of its family
   */
  static BenchTable read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.resolveSibling("space.json").toFile());
    List<TableColumn> columns =
        json.path("params").properties().stream()
            .map(field -> TableColumn.of(field.getKey(), field.getValue()))
            .toList();
    Direction direction =
        Direction.valueOf(json.path("direction").asText().toUpperCase(Locale.ROOT));
    return new BenchTable(
        new SearchSpace(columns.stream().map(TableColumn::parameter).toList()),
        new Objective(METRIC, direction),
        columns,
        readRuns(file, columns));
  }

  private static List<double[]> readRuns(Path file, List<TableColumn> columns) throws IOException {
    double[][] runs =
        new double[columns.stream().mapToInt(TableColumn::size).reduce(1, Math::multiplyExact)][];
    try (Reader reader =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(reader)) {
      csv.stream().skip(1).map(CsvRecord::getFields).forEach(row -> addRuns(row, columns, runs));
    }
    if (Arrays.asList(runs).contains(null)) {
      throw new IOException("configurations are missing");
    }
    return List.of(runs);
  }

  private static void addRuns(List<String> row, List<TableColumn> columns, double[][] runs) {
    int position = 0;
    for (int i = 0; i < columns.size(); i++) {
      TableColumn column = columns.get(i);
      position = position * column.size() + column.position(Integer.parseInt(row.get(i)));
    }
    runs[position] =
        row.stream()
            .skip(columns.size())
            .filter(value -> !value.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray();
  }

  /** The position of each value of a configuration among its parameter's choices. */
  int[] digits(Configuration configuration) {
    return columns.stream()
        .mapToInt(
            column -> column.choices().values().indexOf(configuration.values().get(column.name())))
        .toArray();
  }

  /** The digits of the configuration at a position. */
  int[] digits(int position) {
    int[] digits = new int[columns.size()];
    int left = position;
    for (int i = digits.length - 1; i >= 0; i--) {
      digits[i] = left % columns.get(i).size();
      left /= columns.get(i).size();
    }
    return digits;
  }

  int position(int[] digits) {
    int position = 0;
    for (int i = 0; i < digits.length; i++) {
      position = position * columns.get(i).size() + digits[i];
    }
    return position;
  }

  /** The values of a configuration's runs. */
  double[] runs(Configuration configuration) {
    return runs.get(position(digits(configuration)));
  }

  /** What is minimised, in the mean over a configuration's runs, by its position. */
  double[] meanLosses() {
    return runs.stream()
        .mapToDouble(values -> objective.loss(Arrays.stream(values).average().orElseThrow()))
        .toArray();
  }
}
