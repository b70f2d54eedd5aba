package io.nightjar.report;

import io.nightjar.space.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of the table {@code leaderboard}, with whatever columns that has, but for those of
 * fixed parameters.
 *
 * @param columns by their names in the table
 * @param titles the columns as people read them
 * @param rows by rank
 * @param ranked how many trials have a rank
 */
public record Board(
    List<String> columns, List<String> titles, List<List<@Nullable Object>> rows, int ranked) {
  private static final int MOST_ROWS = 10_000;

  public Board {
    columns = List.copyOf(columns);
    titles = List.copyOf(titles);
  }

  static Board of(SweepTables tables) {
    Reading reading = new Reading(tables.facts());
    try {
      tables.writeRanks(reading, MOST_ROWS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reading.board(tables.summary().leaderboard().standings().size());
  }

  private static final class Reading implements TableSink, TableSink.Rows {
    private final Set<String> fixed = new HashSet<>();
    private final List<String> titles = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final SweepFacts facts;

    Reading(SweepFacts facts) {
      this.facts = facts;
      facts.space().parameters().stream()
          .filter(Parameter::isFixed)
          .forEach(parameter -> fixed.add(ParameterColumn.of(parameter).column().name()));
    }

    @Override
    public TableSink.Rows open(String name, List<Column> all) {
      for (int i = 0; i < all.size(); i++) {
        if (!fixed.contains(all.get(i).name())) {
          kept.add(i);
          columns.add(all.get(i).name());
          titles.add(title(all.get(i).name()));
        }
      }
      return this;
    }

    private String title(String column) {
      return facts.space().parameters().stream()
          .filter(parameter -> ParameterColumn.of(parameter).column().name().equals(column))
          .map(Parameter::name)
          .findFirst()
          .orElseGet(
              () ->
                  column.equals("score")
                      ? facts.goals().objective().metric()
                      : column.replaceFirst("^m_", "").replace('_', ' '));
    }

    @Override
    public void add(List<@Nullable Object> cells) {
      List<@Nullable Object> row = new ArrayList<>(kept.size());
      for (int column : kept) {
        Object cell = cells.get(column);
        row.add(cell instanceof Double number ? (Object) Words.kept(number) : cell);
      }
      rows.add(row);
    }

    @Override
    public void close() {}

    Board board(int ranked) {
      return new Board(columns, titles, rows, ranked);
    }
  }
}
