package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.report.HonestScore.Contest;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class HonestScoresTest {
  private static final int EPOCHS = 9;

  private final List<TrialResult> results = new ArrayList<>();

  private void searched(double... scores) {
    for (int id = 0; id < scores.length; id++) {
      results.add(Results.completed(id, EPOCHS, scores[id]));
    }
  }

  private void repeated(long id, double... scores) {
    for (int i = 0; i < scores.length; i++) {
      results.add(Results.repeated(id, EPOCHS, i + 1, scores[i]));
    }
  }

  private Leaderboard board() {
    return board(Results.GOALS);
  }

  private Leaderboard board(Goals goals) {
    return SweepSummary.of(ResultStore.of(results), goals, EPOCHS).leaderboard();
  }

  private List<Long> ranks() {
    return board().standings().stream().map(Standing::trial).toList();
  }

  @Test
  void theMeanOfRepeatsRanksAndTheLuckyOneFalls() {
    searched(0.95, 0.9, 0.8);
    repeated(0, 0.85, 0.86);
    repeated(1, 0.89, 0.9);
    assertThat(ranks()).containsExactly(1L, 0L, 2L);
    assertThat(board().honestBest().orElseThrow().mean()).isCloseTo(0.895, within(1e-12));
    assertThat(board().honest()).containsOnlyKeys(1L, 0L);
  }

  @Test
  void anIntervalOfOneTrialIsStudents() {
    searched(0.9);
    repeated(0, 0.80, 0.82, 0.84);
    HonestScore score = board().honestBest().orElseThrow();
    assertThat(score.mean()).isCloseTo(0.82, within(1e-12));
    double half = 4.302652729911275 * 0.02 / Math.sqrt(3);
    assertThat(score.low()).isCloseTo(0.82 - half, within(1e-9));
    assertThat(score.high()).isCloseTo(0.82 + half, within(1e-9));
    assertThat(score.repeats()).isEqualTo(3);
    assertThat(score.contest()).isEqualTo(Contest.FIRST);
  }

  @Test
  void repeatsOfOtherSeedsAreNoPairs() {
    searched(0.9, 0.9);
    List<Double> luck = List.of(0.05, -0.05, 0.02, -0.09, 0.08);
    for (int round : List.of(1, 2, 3, 5)) {
      results.add(Results.repeated(0, EPOCHS, round, 0.8 + luck.get(round - 1)));
    }
    for (int round : List.of(1, 2, 4, 5)) {
      results.add(Results.repeated(1, EPOCHS, round, 0.79 + luck.get(round - 1)));
    }
    assertThat(ranks()).containsExactly(0L, 1L);
    assertThat(board().honest().values()).allMatch(score -> score.repeats() == 2);
  }

  @Test
  void noAccuracyIsExpectedAboveOne() {
    searched(1);
    repeated(0, 0.96, 1, 1);
    HonestScore score = board().honestBest().orElseThrow();
    assertThat(score.high()).isEqualTo(1);
    assertThat(score.low()).isBetween(0.9, 0.96);
  }

  @Test
  void whoIsFarBehindDoesNotTie() {
    searched(0.9, 0.9, 0.9);
    repeated(0, 0.90, 0.91, 0.92);
    repeated(1, 0.901, 0.909, 0.917);
    repeated(2, 0.50, 0.51, 0.52);
    assertThat(board().ties()).containsExactly(1L);
    assertThat(contest(2)).isEqualTo(Contest.BEHIND);
  }

  private Contest contest(long id) {
    return Objects.requireNonNull(board().honest().get(id)).contest();
  }

  @Test
  void aSeedThatIsKindToAllTellsNobodyApart() {
    searched(0.9, 0.9);
    repeated(0, 0.80, 0.90, 0.70);
    repeated(1, 0.79, 0.89, 0.69);
    assertThat(contest(1)).as("always 0.01 behind with the same seeds").isEqualTo(Contest.BEHIND);
  }

  @Test
  void aTrialWithAFailedRepeatIsNotFirst() {
    searched(0.95, 0.9);
    repeated(0, 0.95);
    results.add(Results.failedRepeat(0, EPOCHS, 2));
    repeated(1, 0.6, 0.6);
    assertThat(ranks()).containsExactly(1L, 0L);
    assertThat(board().honest()).containsOnlyKeys(1L);
  }

  @Test
  void aCutSweepCountsTheRoundsThatAllTrialsHave() {
    searched(0.95, 0.9);
    repeated(0, 0.7, 0.7, 0.99);
    repeated(1, 0.8, 0.8);
    assertThat(ranks()).containsExactly(1L, 0L);
    assertThat(board().honestBest().orElseThrow().repeats()).isEqualTo(2);
  }

  @Test
  void oneRoundSaysNothing() {
    searched(0.95, 0.9);
    repeated(0, 0.7);
    repeated(1, 0.8);
    assertThat(ranks()).containsExactly(0L, 1L);
    assertThat(board().honest()).isEmpty();
  }

  @Test
  void whoWasTooSlowForASecondRepeatIsLeftAsideIfMostHadIt() {
    searched(0.95, 0.9, 0.85);
    repeated(0, 0.99);
    repeated(1, 0.7, 0.7);
    assertThat(board().honest()).as("one of two").isEmpty();
    repeated(2, 0.8, 0.8);
    assertThat(ranks()).containsExactly(2L, 1L, 0L);
    assertThat(board().honest()).containsOnlyKeys(2L, 1L);
  }

  @Test
  void lessIsBetterWhereItIs() {
    searched(0.1, 0.2);
    repeated(0, 0.5, 0.6);
    repeated(1, 0.3, 0.4);
    Goals goals = Goals.of(new Objective("accuracy", Direction.MINIMIZE));
    assertThat(board(goals).standings().get(0).trial()).isEqualTo(1);
    HonestScore score = board(goals).honestBest().orElseThrow();
    assertThat(score.mean()).isCloseTo(0.35, within(1e-12));
    assertThat(score.low()).isLessThan(score.high());
  }

  @Test
  void theMiddleOfAnIntervalIsLessThanTheMeanOfTheBestOfMany() {
    searched(0.9, 0.9, 0.9, 0.9, 0.9);
    repeated(0, 0.80, 0.86);
    repeated(1, 0.81, 0.85);
    repeated(2, 0.79, 0.87);
    repeated(3, 0.80, 0.85);
    repeated(4, 0.82, 0.88);
    HonestScore first = board().honestBest().orElseThrow();
    assertThat(first.mean()).isCloseTo(0.85, within(1e-12));
    assertThat((first.low() + first.high()) / 2).isBetween(0.825, 0.849);
  }

  @Test
  void theLeaderboardHasBothFigures() {
    searched(0.95, 0.9, 0.8);
    repeated(0, 0.85, 0.86);
    repeated(1, 0.89, 0.9);
    Table table =
        Objects.requireNonNull(
            Results.inMemory(
                    Results.tables(Results.facts("digits", "s_20260301T010000Z_ab12"), results))
                .get("leaderboard"));
    List<String> names = table.columns().stream().map(Column::name).toList();
    assertThat(names).contains("mean", "ci_low", "ci_high", "repeats", "ties_with_first");
    assertThat(table.rows().get(0).get(names.indexOf("score"))).isEqualTo(0.9);
    assertThat(table.rows().get(0).get(names.indexOf("repeats"))).isEqualTo(2L);
    assertThat(table.rows().get(1).get(names.indexOf("ties_with_first")))
        .isInstanceOf(Boolean.class);
    assertThat(table.rows().get(2).get(names.indexOf("mean"))).isNull();
  }
}
