package io.nightjar.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads learning curves: a row per network, with a column {@code acc_*} (more is better) or {@code
 * ep_*} (less is better) per epoch.
 */
final class CurveReader {
  private static final String ACCURACY = "acc_";
  private static final String LOSS = "ep_";

  private final List<String> header;
  private final List<List<String>> rows;

  private CurveReader(List<String> header, List<List<String>> rows) {
    this.header = header;
    this.rows = rows;
  }

  /** The curves of a file; networks with an epoch that has no number are left out. */
  static CurveTable read(Path file) throws IOException {
    List<List<String>> lines = lines(file);
    List<String> header = lines.get(0);
    int[] epochs = epochs(header);
    List<List<String>> rows =
        lines.stream()
            .skip(1)
            .filter(row -> IntStream.of(epochs).allMatch(column -> isNumber(row.get(column))))
            .toList();
    if (rows.isEmpty()) {
      throw new IOException("no row has a number for every epoch");
    }
    return new CurveReader(header, rows).table();
  }

  /** Whether a file has a column per epoch. */
  static boolean isCurves(Path file) throws IOException {
    return epochs(lines(file).get(0)).length > 0;
  }

  private static List<List<String>> lines(Path file) throws IOException {
    try (Reader reader =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(reader)) {
      return csv.stream().map(CsvRecord::getFields).toList();
    }
  }

  static boolean isNumber(String text) {
    return text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
  }

  private static int[] epochs(List<String> header) {
    return IntStream.range(0, header.size()).filter(i -> isEpoch(header.get(i))).toArray();
  }

  private static boolean isEpoch(String column) {
    return column.startsWith(ACCURACY) || column.startsWith(LOSS);
  }

  private CurveTable table() {
    List<CurveColumn> columns =
        IntStream.range(0, header.size())
            .filter(i -> !isEpoch(header.get(i)))
            .mapToObj(i -> CurveColumn.of(header.get(i), rows.stream().map(r -> r.get(i)).toList()))
            .filter(CurveColumn::isDimension)
            .toList();
    SearchSpace space = space(columns);
    int[] epochs = epochs(header);
    Direction direction =
        header.get(epochs[0]).startsWith(ACCURACY) ? Direction.MAXIMIZE : Direction.MINIMIZE;
    return new CurveTable(
        space,
        new Objective("value", direction),
        IntStream.range(0, rows.size()).mapToObj(i -> point(space, columns, i)).toList(),
        rows.stream().map(row -> curve(row, epochs)).toList());
  }

  /** Listed values where the networks are a complete grid of them, else ranges. */
  private SearchSpace space(List<CurveColumn> columns) {
    Stream<List<Object>> points =
        IntStream.range(0, rows.size())
            .mapToObj(i -> columns.stream().map(column -> column.values().get(i)).toList());
    double grid =
        columns.stream().mapToDouble(column -> column.distinct().size()).reduce(1, (a, b) -> a * b);
    boolean complete = points.distinct().count() == grid;
    return new SearchSpace(
        columns.stream()
            .map(
                column -> Parameter.of(column.name(), complete ? column.choices() : column.range()))
            .toList());
  }

  private static double[] point(SearchSpace space, List<CurveColumn> columns, int row) {
    Map<String, Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column.name(), column.values().get(row)));
    return space.toUnit(new Configuration(values));
  }

  private static double[] curve(List<String> row, int[] epochs) {
    return IntStream.of(epochs).mapToDouble(i -> Double.parseDouble(row.get(i))).toArray();
  }
}
