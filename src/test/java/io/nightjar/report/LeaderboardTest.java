package io.nightjar.report;

import static io.nightjar.report.Results.ACCURACY;
import static io.nightjar.report.Results.completed;
import static io.nightjar.report.Results.failed;
import static io.nightjar.report.Results.tested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.Direction;
import io.nightjar.trial.Objective;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LeaderboardTest {

  @Test
  void ranksByBudgetThenScoreThenId() {
    List<TrialResult> results =
        List.of(
            completed(5, 3, 0.99),
            completed(4, 9, 0.5),
            completed(3, 9, 0.7),
            completed(1, 9, 0.7),
            completed(2, 3, 0.1));
    assertThat(ids(rank(results, ACCURACY))).containsExactly(1L, 3L, 4L, 5L, 2L);
  }

  @Test
  void minimizesWhereTheObjectiveSaysSo() {
    Objective loss = new Objective("loss", Direction.MINIMIZE);
    List<TrialResult> results = List.of(completed(1, 3, 0.2), completed(2, 3, 0.8));
    assertThat(ids(rank(results, loss))).containsExactly(2L, 1L);
  }

  @Test
  void ranksATrialOnceByItsLargestBudget() {
    Leaderboard board = rank(List.of(completed(1, 3, 9, 0.6), completed(1, 3, 0.9)), ACCURACY);
    assertThat(board.standings()).containsExactly(new Standing(1, 9, 0.6));
  }

  @Test
  void givesNoRankToAFailedTrialEvenIfAnEarlierRungCompleted() {
    Leaderboard board =
        rank(List.of(completed(1, 3, 0.9), failed(1, 3, 9), completed(2, 3, 0.1)), ACCURACY);
    assertThat(ids(board)).containsExactly(2L);
  }

  @Test
  void givesNoRankToAScoreThatIsNoNumberOrMissing() {
    List<TrialResult> results = List.of(completed(1, 3, Double.NaN), completed(2, 3, 0.1));
    assertThat(ids(rank(results, ACCURACY))).containsExactly(2L);
    assertThat(rank(results, new Objective("f1", Direction.MAXIMIZE)).best()).isEmpty();
  }

  @Test
  void countsSearchResultsOnly() {
    Leaderboard board = rank(List.of(tested(1, 9, 0.99)), ACCURACY);
    assertThat(board.standings()).isEmpty();
  }

  @Test
  void doesNotDependOnTheOrderOfResults() {
    List<TrialResult> results = new ArrayList<>(Results.sweep());
    Leaderboard expected = rank(results, ACCURACY);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(results, new Random(seed));
      assertThat(rank(results, ACCURACY)).isEqualTo(expected);
    }
  }

  @Test
  void refusesTwoResultsOfOneTask() {
    assertThatThrownBy(() -> rank(List.of(completed(1, 3, 0.1), completed(1, 3, 0.2)), ACCURACY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid results: Key[purpose=SEARCH, trialId=1, epochs=3] stands twice");
  }

  @Test
  void hasTheTestScoreOfTheFirstRankOnly() {
    List<TrialResult> results =
        List.of(completed(1, 3, 0.9), completed(2, 3, 0.1), tested(1, 3, 0.85));
    assertThat(rank(results, ACCURACY).testScore()).hasValue(0.85);
    List<TrialResult> others =
        List.of(completed(1, 3, 0.9), completed(2, 3, 0.1), tested(2, 3, 0.85));
    assertThat(rank(others, ACCURACY).testScore()).isEmpty();
  }

  @Test
  void refusesATestScoreOfNobody() {
    assertThatThrownBy(() -> new Leaderboard(List.of(), Optional.of(1.0)))
        .hasMessage("Invalid leaderboard: a test score and no first rank");
  }

  private static Leaderboard rank(List<TrialResult> results, Objective objective) {
    return SweepSummary.of(ResultStore.of(results), objective, 9).leaderboard();
  }

  private static List<Long> ids(Leaderboard board) {
    return board.standings().stream().map(Standing::trial).toList();
  }
}
