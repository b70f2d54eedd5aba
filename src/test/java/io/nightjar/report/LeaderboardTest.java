package io.nightjar.report;

import static io.nightjar.report.Results.ACCURACY;
import static io.nightjar.report.Results.completed;
import static io.nightjar.report.Results.failed;
import static io.nightjar.report.Results.tested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.Direction;
import io.nightjar.trial.Objective;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    assertThat(ids(Leaderboard.rank(results, ACCURACY))).containsExactly(1L, 3L, 4L, 5L, 2L);
  }

  @Test
  void minimizesWhereTheObjectiveSaysSo() {
    Objective loss = new Objective("loss", Direction.MINIMIZE);
    List<TrialResult> results = List.of(completed(1, 3, 0.2), completed(2, 3, 0.8));
    assertThat(ids(Leaderboard.rank(results, loss))).containsExactly(2L, 1L);
  }

  @Test
  void ranksATrialOnceByItsLargestBudget() {
    Leaderboard board =
        Leaderboard.rank(List.of(completed(1, 3, 9, 0.6), completed(1, 3, 0.9)), ACCURACY);
    assertThat(board.entries())
        .containsExactly(new Leaderboard.Entry(1, Results.trial(1), 9, 0.6, null));
  }

  @Test
  void givesNoRankToAFailedTrialEvenIfAnEarlierRungCompleted() {
    Leaderboard board =
        Leaderboard.rank(
            List.of(completed(1, 3, 0.9), failed(1, 3, 9), completed(2, 3, 0.1)), ACCURACY);
    assertThat(ids(board)).containsExactly(2L);
  }

  @Test
  void givesNoRankToAScoreThatIsNoNumberOrMissing() {
    List<TrialResult> results = List.of(completed(1, 3, Double.NaN), completed(2, 3, 0.1));
    assertThat(ids(Leaderboard.rank(results, ACCURACY))).containsExactly(2L);
    assertThat(Leaderboard.rank(results, new Objective("f1", Direction.MAXIMIZE)).best()).isEmpty();
  }

  @Test
  void countsSearchResultsOnly() {
    Leaderboard board = Leaderboard.rank(List.of(tested(1, 9, 0.99)), ACCURACY);
    assertThat(board.entries()).isEmpty();
  }

  @Test
  void doesNotDependOnTheOrderOfResults() {
    List<TrialResult> results = new ArrayList<>(Results.sweep());
    Leaderboard expected = Leaderboard.rank(results, ACCURACY);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(results, new Random(seed));
      assertThat(Leaderboard.rank(results, ACCURACY)).isEqualTo(expected);
    }
  }

  @Test
  void refusesTwoResultsOfOneTask() {
    assertThatThrownBy(
            () -> Leaderboard.rank(List.of(completed(1, 3, 0.1), completed(1, 3, 0.2)), ACCURACY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid results: Key[purpose=SEARCH, trialId=1, epochs=3] stands twice");
  }

  @Test
  void keepsTheTestScoreOfTheFirstRankOnly() {
    Leaderboard board =
        Leaderboard.rank(List.of(completed(1, 3, 0.9), completed(2, 3, 0.1)), ACCURACY)
            .withTestScore(0.85);
    assertThat(board.entries())
        .extracting(Leaderboard.Entry::testScore)
        .containsExactly(0.85, null);
    assertThatThrownBy(() -> new Leaderboard(List.of()).withTestScore(1))
        .hasMessage("Cannot add a test score: no trial has a rank");
  }

  @Test
  void refusesRanksWithGaps() {
    List<Leaderboard.Entry> entries =
        List.of(new Leaderboard.Entry(2, Results.trial(1), 3, 0.5, null));
    assertThatThrownBy(() -> new Leaderboard(entries))
        .hasMessage("Invalid leaderboard: rank 2 at place 1");
  }

  private static List<Long> ids(Leaderboard board) {
    return board.entries().stream().map(entry -> entry.trial().id()).toList();
  }
}
