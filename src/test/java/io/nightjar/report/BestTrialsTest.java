package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.Goals;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class BestTrialsTest {
  private static final int TRIALS = 30;
  private static final int PLACES = 5;

  /** Two or three rungs, scores that tie, and a failure here and there. */
  private static List<TrialResult> results(long trial, Random random) {
    List<TrialResult> results = new ArrayList<>();
    for (int epochs : List.of(1, 3, 9)) {
      if (random.nextInt(6) == 0) {
        results.add(Results.failed(trial, epochs - 1, epochs));
        return results;
      }
      results.add(Results.completed(trial, epochs, random.nextInt(4) / 4.0));
      if (random.nextBoolean()) {
        return results;
      }
    }
    return results;
  }

  @RepeatedTest(20)
  void keepsTheFrontAndAgreesWithTheLeaderboardOnTheFirst(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Goals goals = new Goals(Results.TRADED.objectives(), Results.LIMITED.constraints());
    BestTrials best = new BestTrials(goals, 1);
    List<TrialResult> all = new ArrayList<>();
    Set<Long> kept = new HashSet<>();
    for (long trial = 0; trial < TRIALS; trial++) {
      int epochs = random.nextInt(8) == 0 ? 9 : 3;
      all.add(Results.sized(trial, epochs, random.nextInt(9) / 9.0, 30 + random.nextInt(40)));
      best.tell(all.get((int) trial));
      kept.add(trial);
      best.decide(List.of(Results.trial(trial))).forEach(kept::remove);
    }
    Leaderboard leaderboard = SweepSummary.of(ResultStore.of(all), goals, 9).leaderboard();
    assertThat(best.first().map(BestTrials.Ranked::standing)).isEqualTo(leaderboard.best());
    assertThat(kept).containsAll(leaderboard.front().stream().map(Standing::trial).toList());
  }

  @Test
  void nothingBeyondALimitWins() {
    BestTrials best = new BestTrials(Results.LIMITED, PLACES);
    best.tell(Results.sized(1, 9, 0.9, 51));
    assertThat(best.decide(List.of(Results.trial(1)))).isEmpty();
    assertThat(best.first()).isEmpty();
    best.tell(Results.sized(2, 3, 0.1, 50));
    best.decide(List.of(Results.trial(2)));
    assertThat(best.first().map(BestTrials.Ranked::trial).map(Trial::id)).hasValue(2L);
  }

  @RepeatedTest(20)
  void agreesWithTheLeaderboardAndNamesEachLoserOnce(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    BestTrials best = new BestTrials(Results.GOALS, PLACES);
    List<TrialResult> all = new ArrayList<>();
    List<Long> losers = new ArrayList<>();
    for (long trial = 0; trial < TRIALS; trial++) {
      List<TrialResult> own = results(trial, random);
      own.forEach(best::tell);
      all.addAll(own);
      losers.addAll(best.decide(List.of(Results.trial(trial))));
    }
    Leaderboard leaderboard = SweepSummary.of(ResultStore.of(all), Results.GOALS, 9).leaderboard();
    assertThat(best.first().map(BestTrials.Ranked::standing)).isEqualTo(leaderboard.best());
    List<Long> kept = leaderboard.standings().stream().limit(PLACES).map(Standing::trial).toList();
    assertThat(losers)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, TRIALS).filter(id -> !kept.contains(id)).boxed().toList());
  }

  @Test
  void undecidedTrialsAndOtherPurposesHaveNoPlace() {
    BestTrials best = new BestTrials(Results.GOALS, PLACES);
    best.tell(Results.completed(1, 9, 0.9));
    best.tell(Results.tested(2, 9, 0.9));
    assertThat(best.decide(List.of(Results.trial(2)))).containsExactly(2L);
    assertThat(best.first()).isEmpty();
    assertThat(best.decide(List.of(Results.trial(1)))).isEmpty();
    assertThat(best.first().map(BestTrials.Ranked::trial).map(Trial::id)).hasValue(1L);
  }
}
