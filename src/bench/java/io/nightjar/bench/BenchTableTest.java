package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.search.Searcher;
import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.OrderedChoices;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchTableTest {
  @TempDir private Path data;
  private BenchTable table;

  @BeforeEach
  void read() throws IOException {
    table = BenchTable.read(TinyTables.table(data));
  }

  private static Configuration configuration(long width, String op) {
    return new Configuration(Map.of("width-1", width, "op", op));
  }

  @Test
  void numbersAreOrderedAndNamesAreNot() {
    assertThat(table.space().find("width-1").orElseThrow().domain())
        .isEqualTo(new OrderedChoices(List.of(1L, 2L, 4L)));
    assertThat(table.space().find("op").orElseThrow().domain())
        .isEqualTo(new Categories(List.of("a", "b")));
  }

  @Test
  void digitsFollowTheChoicesAsTheTableListsThem() {
    assertThat(table.runs(configuration(4, "b"))).containsExactly(5, 5);
    assertThat(table.runs(configuration(1, "a"))).containsExactly(0, 0);
    assertThat(table.meanLosses()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(table.digits(5)).containsExactly(2, 1);
  }

  @Test
  void regretIsZeroAtTheBestAndOneAtTheMedian() {
    Regret regret = Regret.over(table.meanLosses());
    assertThat(regret).isEqualTo(new Regret(0, 2.5));
    assertThat(regret.of(5)).isEqualTo(2);
  }

  @Test
  void theFirstOfTheBestObservedIsChosenAndAllAreTold() {
    List<TrialResult> told = new ArrayList<>();
    Searcher searcher =
        scripted(
            List.of(configuration(4, "a"), configuration(1, "b"), configuration(2, "a")), told);
    assertThat(new TableStudy(table, searcher, 0, 1).run(100)).isEqualTo(1);
    assertThat(told)
        .extracting(result -> result.value("value").orElseThrow())
        .containsExactly(4.0, 1.0, 2.0);
  }

  /** The indices are those of Python's zlib.crc32, which the peers' side has. */
  @Test
  void runsHangOnRepetitionConfigurationAndVisit() throws IOException {
    BenchTable noisy =
        BenchTable.read(
            TinyTables.write(
                data.resolve("bench/tiny/noisy.csv.gz"),
                """
                width_1,Op,v0,v1,v2
                0,0,0,1,2
                0,1,0,1,2
                1,0,0,1,2
                1,1,0,1,2
                2,0,0,1,2
                2,1,0,1,2
                """));
    NoisyRuns first = new NoisyRuns(noisy, 0);
    assertThat(first.next(new int[] {0, 0})).isEqualTo(1);
    assertThat(first.next(new int[] {1, 0})).isEqualTo(2);
    assertThat(first.next(new int[] {0, 0})).isEqualTo(2);
    assertThat(new NoisyRuns(noisy, 1).next(new int[] {0, 0})).isEqualTo(0);
  }

  private static Searcher scripted(List<Configuration> proposals, List<TrialResult> told) {
    Iterator<Configuration> left = proposals.iterator();
    return new Searcher() {
      @Override
      public Optional<Configuration> propose() {
        return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
      }

      @Override
      public void tell(TrialResult result) {
        told.add(result);
      }
    };
  }
}
