package io.nightjar.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Objective;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Every configuration of a grid with the values of its runs.
 *
 * @param choices the values of each parameter of the space, in its order
 * @param runs by the configuration's position, the last parameter counting fastest
 */
record BenchTable(
    SearchSpace space, Objective objective, List<List<Object>> choices, List<double[]> runs) {
  private static final String METRIC = "value";

  /**
   * Reads a table.
   *
   * @param file {@code <name>.csv.gz}, beside the {@code space.json} of its family
   */
  static BenchTable read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.resolveSibling("space.json").toFile());
    List<Parameter> parameters = new ArrayList<>();
    List<List<Object>> choices = new ArrayList<>();
    json.get("params")
        .fields()
        .forEachRemaining(
            field -> {
              List<Object> values = values(field.getValue());
              parameters.add(Parameter.of(name(field.getKey()), new Categories(values)));
              choices.add(values);
            });
    Direction direction =
        Direction.valueOf(json.get("direction").asText().toUpperCase(Locale.ROOT));
    return new BenchTable(
        new SearchSpace(parameters),
        new Objective(METRIC, direction),
        choices,
        readRuns(file, choices));
  }

  private static String name(String key) {
    return key.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Object> values(JsonNode choices) {
    boolean whole = true;
    for (JsonNode choice : choices) {
      whole &= choice.isIntegralNumber();
    }
    List<Object> values = new ArrayList<>();
    for (JsonNode choice : choices) {
      values.add(value(choice, whole));
    }
    return List.copyOf(values);
  }

  private static Object value(JsonNode choice, boolean whole) {
    if (!choice.isNumber()) {
      return choice.asText();
    }
    return whole ? (Object) choice.asLong() : (Object) choice.asDouble();
  }

  private static List<double[]> readRuns(Path file, List<List<Object>> choices) throws IOException {
    double[][] runs =
        new double[choices.stream().mapToInt(List::size).reduce(1, Math::multiplyExact)][];
    try (Reader reader =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(reader)) {
      csv.stream().skip(1).map(CsvRecord::getFields).forEach(row -> addRuns(row, choices, runs));
    }
    if (Arrays.asList(runs).contains(null)) {
      throw new IOException("Cannot read table " + file + ": configurations are missing");
    }
    return List.of(runs);
  }

  private static void addRuns(List<String> row, List<List<Object>> choices, double[][] runs) {
    int position = 0;
    for (int i = 0; i < choices.size(); i++) {
      position = position * choices.get(i).size() + Integer.parseInt(row.get(i));
    }
    runs[position] =
        row.stream()
            .skip(choices.size())
            .filter(value -> !value.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray();
  }

  /** The values of a configuration's runs. */
  double[] runs(Configuration configuration) {
    int position = 0;
    int i = 0;
    for (Object value : configuration.values().values()) {
      List<Object> values = choices.get(i++);
      position = position * values.size() + values.indexOf(value);
    }
    return runs.get(position);
  }
}
