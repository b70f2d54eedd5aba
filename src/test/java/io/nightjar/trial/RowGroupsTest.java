package io.nightjar.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowGroupsTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "9, 1", "10, 2", "57, 11", "100, 20", "100000, 20"})
  void groupsAreOfOneSize(int rows, int groups) {
    int[] assigned = RowGroups.assigned(rows);
    int[] sizes = new int[groups];
    Arrays.stream(assigned).forEach(group -> sizes[group]++);
    int most = Arrays.stream(sizes).max().orElse(0);
    int least = Math.max(rows < 10 ? 0 : 5, most - 1);
    assertThat(Arrays.stream(sizes)).allMatch(size -> size >= least);
    assertThat(assigned).isEqualTo(RowGroups.assigned(rows));
  }

  @Test
  void neighboursAreNotDealtOutInTurn() {
    int[] assigned = RowGroups.assigned(200);
    int[] inTurn = new int[200];
    Arrays.setAll(inTurn, row -> row % 20);
    assertThat(assigned).isNotEqualTo(inTurn);
  }

  @Test
  void valuesComeBackInTheirOrder() {
    List<Double> values = List.of(0.5, 0.25, 0.0, 1.0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8);
    Measurement whole = new Measurement(3, Map.of("accuracy", 0.5));
    Measurement grouped = RowGroups.added(whole, "accuracy", values);
    assertThat(RowGroups.values(grouped, "accuracy")).isEqualTo(values);
    assertThat(RowGroups.values(grouped, "loss")).isEmpty();
    assertThat(grouped.metrics()).containsEntry("accuracy", 0.5).hasSize(1 + values.size());
  }
}
