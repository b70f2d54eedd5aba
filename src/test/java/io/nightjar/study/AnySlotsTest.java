package io.nightjar.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.report.Leaderboard;
import io.nightjar.report.SweepSummary;
import io.nightjar.run.SimulatedBackend;
import io.nightjar.run.SimulatedTrials;
import io.nightjar.run.TrialFailures;
import io.nightjar.run.TrialSpeeds;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same suggestions and the same leaderboard on any number of slots, with stragglers and
 * failures, under the default lag.
 */
final class AnySlotsTest {
  private static final int TRIALS = 60;

  static Stream<Arguments> studies() {
    return Stream.of(
            SchedulerSpec.Kind.HYPERBAND, SchedulerSpec.Kind.MEDIAN, SchedulerSpec.Kind.FULL)
        .flatMap(
            scheduler ->
                Stream.of(SearcherSpec.Kind.values())
                    .map(searcher -> Arguments.of(scheduler, searcher)));
  }

  private static SimulatedBackend backend(int slots) {
    SimulatedTrials trials =
        new SimulatedTrials(
            new TrialSpeeds(3, 1, 0.5, 0.05, 5), new TrialFailures(4, 0.1, 9), Sweeps::outcome);
    return new SimulatedBackend(slots, trials);
  }

  private static List<TrialResult> run(
      SchedulerSpec.Kind scheduler, SearcherSpec.Kind searcher, int slots) throws Exception {
    return Sweeps.run(
        Sweeps.scheduler(scheduler, searcher, Direction.MINIMIZE, TRIALS), backend(slots));
  }

  @ParameterizedTest
  @Tag("slow")
  @MethodSource("studies")
  void suggestionsAndLeaderboardAreTheSame(SchedulerSpec.Kind scheduler, SearcherSpec.Kind searcher)
      throws Exception {
    List<TrialResult> alone = run(scheduler, searcher, 1);
    assertThat(suggestions(alone)).hasSize(searcher == SearcherSpec.Kind.GRID ? 21 : TRIALS);
    assertThat(alone).anyMatch(result -> !result.isCompleted());
    for (int slots : List.of(2, 8, 64)) {
      List<TrialResult> results = run(scheduler, searcher, slots);
      assertThat(suggestions(results)).as("%s slots", slots).isEqualTo(suggestions(alone));
      assertThat(results).extracting(TrialResult::task).isEqualTo(tasks(alone));
      assertThat(leaderboard(results)).isEqualTo(leaderboard(alone));
    }
  }

  private static List<Trial> suggestions(List<TrialResult> results) {
    return tasks(results).stream().map(TrialTask::trial).distinct().toList();
  }

  private static List<TrialTask> tasks(List<TrialResult> results) {
    return results.stream().map(TrialResult::task).toList();
  }

  private static Leaderboard leaderboard(List<TrialResult> results) {
    Goals score = Goals.of(new Objective("score", Direction.MINIMIZE));
    Leaderboard leaderboard = SweepSummary.of(ResultStore.of(results), score, 9).leaderboard();
    assertThat(leaderboard.standings()).isNotEmpty();
    return leaderboard;
  }

  @Test
  void moreSlotsTakeLessTime() throws Exception {
    SimulatedBackend few = backend(2);
    SimulatedBackend many = backend(8);
    for (SimulatedBackend backend : List.of(few, many)) {
      Sweeps.run(
          Sweeps.scheduler(
              SchedulerSpec.Kind.HYPERBAND, SearcherSpec.Kind.SOBOL, Direction.MINIMIZE, TRIALS),
          backend);
    }
    assertThat(many.time()).isLessThan(few.time().dividedBy(2));
  }
}
