package io.nightjar.report;

import static io.nightjar.report.Results.ACCURACY;
import static io.nightjar.report.Results.LIMITED;
import static io.nightjar.report.Results.TRADED;
import static io.nightjar.report.Results.completed;
import static io.nightjar.report.Results.failed;
import static io.nightjar.report.Results.sized;
import static io.nightjar.report.Results.tested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Place;
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
    assertThat(board.standings())
        .containsExactly(new Standing(1, 9, 0.6, List.of(), Place.NO_FRONT));
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
  void ranksSeveralObjectivesByFrontsInsideEachBudget() {
    Leaderboard board =
        rank(
            List.of(
                sized(1, 9, 0.5, 10),
                sized(2, 9, 0.9, 90),
                sized(3, 9, 0.8, 20),
                sized(4, 9, 0.7, 30),
                sized(5, 3, 0.99, 1),
                sized(6, 3, 0.9, 1)),
            TRADED);
    assertThat(ids(board)).containsExactly(3L, 2L, 1L, 4L, 5L, 6L);
    assertThat(board.standings()).extracting(Standing::front).containsExactly(1, 1, 1, 2, 3, 4);
    assertThat(board.front()).extracting(Standing::trial).containsExactly(3L, 2L, 1L);
    assertThat(board.standings().get(0)).isEqualTo(new Standing(3, 9, 0.8, List.of(20.0), 1));
  }

  @Test
  void nothingBeyondALimitComesBeforeAnythingWithin() {
    List<TrialResult> results =
        List.of(
            sized(1, 9, 0.9, 60),
            sized(2, 9, 0.8, 51),
            sized(3, 3, 0.2, 50),
            sized(4, 3, 0.9, 90),
            sized(5, 9, 0.1, 7));
    Leaderboard board = rank(results, LIMITED);
    assertThat(ids(board)).containsExactly(5L, 3L, 2L, 1L, 4L);
    assertThat(board.feasible()).isEqualTo(2);
    assertThat(board.best().map(Standing::trial)).hasValue(5L);
    assertThat(board.front()).isEmpty();
  }

  @Test
  void hasNoFirstRankWhereNothingKeepsToTheLimits() {
    Leaderboard board =
        rank(List.of(sized(1, 9, 0.9, 60), sized(2, 9, 0.1, 51), tested(2, 9, 0.9)), LIMITED);
    assertThat(ids(board)).containsExactly(2L, 1L);
    assertThat(board.best()).isEmpty();
    assertThat(board.testScore()).isEmpty();
  }

  @Test
  void measuresTheFrontAgainstTheWorstValues() {
    Leaderboard board =
        rank(List.of(sized(1, 9, 0.5, 10), sized(2, 9, 1, 90), sized(3, 9, 0.75, 50)), TRADED);
    FrontVolume volume = FrontVolume.of(board, TRADED).orElseThrow();
    assertThat(volume.share()).isEqualTo(0.25);
    assertThat(volume.reference())
        .containsExactly(entry("accuracy", 0.5), entry("parameters", 90.0));
    assertThat(FrontVolume.of(rank(Results.sweep(), ACCURACY), Results.GOALS)).isEmpty();
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
        .hasMessage(
            "Invalid results: Key[purpose=SEARCH, trialId=1, epochs=3, repeat=0] stands twice");
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
    assertThatThrownBy(() -> new Leaderboard(List.of(), 0, Optional.of(1.0)))
        .hasMessage("Invalid leaderboard: a test score and no first rank");
  }

  private static Leaderboard rank(List<TrialResult> results, Objective objective) {
    return rank(results, Goals.of(objective));
  }

  private static Leaderboard rank(List<TrialResult> results, Goals goals) {
    return SweepSummary.of(ResultStore.of(results), goals, 9).leaderboard();
  }

  @Test
  void refusesMoreFeasibleTrialsThanThereAre() {
    assertThatThrownBy(() -> new Leaderboard(List.of(), 1, Optional.empty()))
        .hasMessage("Invalid leaderboard: 1 feasible of 0");
  }

  private static List<Long> ids(Leaderboard board) {
    return board.standings().stream().map(Standing::trial).toList();
  }
}
