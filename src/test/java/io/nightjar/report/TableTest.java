package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("id", Column.Type.BIGINT), new Column("score", Column.Type.DOUBLE));

  @Test
  void holdsNullInAnyColumn() {
    Table table = new Table("t", COLUMNS, List.of(Arrays.asList(1L, null)));
    assertThat(table.cell(0, "score")).isNull();
    assertThat(table.cell(0, "id")).isEqualTo(1L);
  }

  @Test
  void refusesRowsThatDoNotFit() {
    assertThatThrownBy(() -> new Table("t", COLUMNS, List.of(List.of(1L))))
        .hasMessage("Invalid table t: a row of 1 for 2");
    assertThatThrownBy(() -> new Table("t", COLUMNS, List.of(List.of(1L, 2L))))
        .hasMessage("Invalid table t: Column[name=score, type=DOUBLE] holds 2");
  }

  @Test
  void refusesColumnsThatReadersCannotName() {
    assertThatThrownBy(() -> new Column("p-x", Column.Type.DOUBLE))
        .hasMessage("Invalid column name: p-x");
    assertThatThrownBy(() -> new Table("t", List.of(COLUMNS.get(0), COLUMNS.get(0)), List.of()))
        .hasMessage("Invalid table t: a column stands twice");
    assertThatThrownBy(() -> new Table("t", COLUMNS, List.of(List.of(1L, 2.0))).cell(0, "x"))
        .hasMessage("Cannot find column x in t");
  }
}
