package io.nightjar.cli;

import io.nightjar.format.TextTable;
import io.nightjar.report.Column;
import io.nightjar.report.Table;
import io.nightjar.sweep.HonestText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code leaderboard} for people: what decides first, then the parameters by their own
 * names. What is the same in all ranks is said once.
 */
final class RankText {
  private static final String PARAMETER = "p_";
  private static final String METRIC = "m_";

  /** Of a line of text, where nothing says how wide the screen is. */
  private static final int LEGIBLE = 120;

  private final Table board;
  private final int most;
  private final List<Shown> deciding = new ArrayList<>();
  private final List<Shown> varied = new ArrayList<>();
  private final List<Shown> constant = new ArrayList<>();

  /**
   * The first ranks.
   *
   * @param most how many at most
   */
  RankText(Table board, int most) {
    this.board = board;
    this.most = most;
    decide();
    for (Column column : board.columns()) {
      if (column.name().startsWith(PARAMETER)) {
        Shown shown = own(column.name(), ownName(column.name(), PARAMETER));
        boolean isSame = cells(column.name()).distinct().limit(2).count() < 2;
        (isSame ? constant : varied).add(shown);
      }
    }
  }

  /** A column for people. */
  private record Shown(String title, Function<List<@Nullable Object>, @Nullable Object> cell) {}

  private void decide() {
    deciding.add(own("rank", "rank"));
    deciding.add(own("trial_id", "trial"));
    deciding.add(own("score", "score"));
    for (Column column : board.columns()) {
      if (column.name().startsWith(METRIC)) {
        deciding.add(own(column.name(), ownName(column.name(), METRIC)));
      }
    }
    if (says("front")) {
      deciding.add(own("front", "front"));
    }
    if (has("feasible") && cells("feasible").anyMatch(Optional.of(false)::equals)) {
      deciding.add(new Shown("feasible", row -> yes(value(row, "feasible"))));
    }
    if (says("mean")) {
      deciding.add(own("mean", "mean"));
      deciding.add(new Shown("95 % interval", this::interval));
      deciding.add(new Shown("ties", this::tie));
    }
    deciding.add(own("epochs", "epochs"));
  }

  private Shown own(String column, String title) {
    return new Shown(title, row -> value(row, column));
  }

  /** As the job has it: no name has an underscore. */
  private static String ownName(String column, String prefix) {
    return column.substring(prefix.length()).replace('_', '-');
  }

  private boolean has(String column) {
    return board.columns().stream().anyMatch(each -> each.name().equals(column));
  }

  /** Fronts or repeats where there are none are no news. */
  private boolean says(String column) {
    return has(column) && cells(column).anyMatch(Optional::isPresent);
  }

  private Stream<Optional<Object>> cells(String column) {
    return board.rows().stream().map(row -> Optional.ofNullable(value(row, column)));
  }

  private @Nullable Object value(List<@Nullable Object> row, String column) {
    for (int i = 0; i < row.size(); i++) {
      if (board.columns().get(i).name().equals(column)) {
        return row.get(i);
      }
    }
    return null;
  }

  private @Nullable Object interval(List<@Nullable Object> row) {
    return value(row, "ci_low") instanceof Double low
            && value(row, "ci_high") instanceof Double high
        ? HonestText.interval(low, high)
        : null;
  }

  private @Nullable Object tie(List<@Nullable Object> row) {
    boolean isFirst = Objects.equals(value(row, "rank"), 1L);
    return isFirst ? null : yes(value(row, "ties_with_first"));
  }

  private static @Nullable Object yes(@Nullable Object flag) {
    return flag == null ? null : Boolean.TRUE.equals(flag) ? "yes" : "no";
  }

  /** Every column, however wide. */
  List<String> wide() {
    List<Shown> all = new ArrayList<>(varied);
    all.addAll(constant);
    List<String> lines = new ArrayList<>(table(all).lines());
    addEnd(lines);
    return lines;
  }

  /** The deciding columns, and as many parameters as the width has room for. */
  List<String> fitting(int width) {
    List<String> lines = new ArrayList<>();
    if (!constant.isEmpty() && !board.rows().isEmpty()) {
      List<@Nullable Object> first = board.rows().get(0);
      lines.addAll(
          TextTable.wrapped(
              "The same in all:",
              constant.stream()
                  .map(each -> each.title() + " " + TextTable.text(each.cell().apply(first)))
                  .toList(),
              Math.min(width, LEGIBLE)));
    }
    int fit = varied.size();
    while (fit > 0 && !table(varied.subList(0, fit)).fits(width)) {
      fit--;
    }
    lines.addAll(table(varied.subList(0, fit)).lines());
    addEnd(lines);
    if (fit < varied.size()) {
      List<String> left = varied.stream().skip(fit).map(Shown::title).toList();
      lines.addAll(TextTable.wrapped("No room for, but with --wide:", left, width));
    }
    return lines;
  }

  private TextTable table(List<Shown> parameters) {
    List<Shown> shown = Stream.concat(deciding.stream(), parameters.stream()).toList();
    TextTable table = new TextTable(shown.stream().map(Shown::title).toList());
    for (List<@Nullable Object> row : board.rows().subList(0, Math.min(most, size()))) {
      List<@Nullable Object> cells = new ArrayList<>();
      shown.forEach(each -> cells.add(each.cell().apply(row)));
      table.add(cells);
    }
    return table;
  }

  private int size() {
    return board.rows().size();
  }

  private void addEnd(List<String> lines) {
    if (size() > most) {
      lines.add("... and %d more: --top %d shows them".formatted(size() - most, size()));
    }
    if (size() > 0 && value(board.rows().get(0), "test_score") instanceof Double score) {
      lines.add(
          "Rank 1 on the test part, measured once: score %s".formatted(TextTable.number(score)));
    }
  }
}
