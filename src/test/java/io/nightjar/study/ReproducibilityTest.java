package io.nightjar.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.LocalBackend;
import io.nightjar.run.LocalStorage;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.run.TrialExecutor;
import io.nightjar.run.TrialRunner;
import io.nightjar.search.Scheduler;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same results, whatever the number of slots and whoever finishes first. */
final class ReproducibilityTest {
  private static final int TRIALS = 60;

  static Stream<Arguments> studies() {
    return Stream.of(SchedulerSpec.Kind.values())
        .filter(scheduler -> scheduler != SchedulerSpec.Kind.ASHA)
        .flatMap(
            scheduler ->
                Stream.of(SearcherSpec.Kind.values())
                    .flatMap(
                        searcher ->
                            Stream.of(Direction.values())
                                .map(way -> Arguments.of(scheduler, searcher, way))));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void resultsDependOnNeitherSlotsNorArrival(
      SchedulerSpec.Kind scheduler, SearcherSpec.Kind searcher, Direction direction)
      throws Exception {
    List<TrialResult> alone =
        Sweeps.run(Sweeps.scheduler(scheduler, searcher, direction, TRIALS), Sweeps.instant(1, 1));
    // Models take their time.
    int orders = searcher.learns() ? 1 : 5;
    for (int slots : searcher.learns() ? List.of(4, 64) : List.of(1, 2, 4, 64)) {
      for (int order = 1; order <= orders; order++) {
        assertThat(
                Sweeps.run(
                    Sweeps.scheduler(scheduler, searcher, direction, TRIALS),
                    Sweeps.instant(slots, order)))
            .as("%s slots, order %s", slots, order)
            .isEqualTo(alone);
      }
    }
  }

  @Test
  void studyHasItsTrialsItsFailuresAndItsTop() throws Exception {
    List<TrialResult> results = Sweeps.run(hyperband(), Sweeps.instant(4, 1));
    assertThat(results.stream().map(result -> result.task().trial().id()).distinct())
        .hasSize(TRIALS);
    assertThat(results.stream().filter(result -> !result.isCompleted())).hasSizeGreaterThan(10);
    assertThat(results.stream().map(result -> result.task().epochs()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(1, 3, 9);
    assertThat(results.stream().map(result -> result.task().key())).doesNotHaveDuplicates();
  }

  @Test
  void threadsGiveTheSameResultsAsNone(@TempDir Path folder) throws Exception {
    List<Outcome> expected = outcomes(Sweeps.run(hyperband(), Sweeps.instant(1, 1)));
    TrialRunner runner = ReproducibilityTest::train;
    for (int slots : List.of(1, 4)) {
      TrialExecutor executor =
          new TrialExecutor(
              runner,
              Goals.of(new Objective("score", Direction.MAXIMIZE)),
              Duration.ofMinutes(1),
              new LocalStorage(folder));
      assertThat(outcomes(Sweeps.run(hyperband(), new LocalBackend(slots, executor))))
          .isEqualTo(expected);
    }
  }

  private static Measurement train(TrialTask task, TrialContext context) throws TrialException {
    if (Sweeps.outcome(task) instanceof Outcome.Completed completed) {
      return completed.measurement();
    }
    Outcome.Failed failed = (Outcome.Failed) Sweeps.outcome(task);
    throw new TrialException(failed.kind(), failed.reason());
  }

  private static Scheduler hyperband() {
    return Sweeps.scheduler(
        SchedulerSpec.Kind.HYPERBAND, SearcherSpec.Kind.SOBOL, Direction.MAXIMIZE, TRIALS);
  }

  private static List<Outcome> outcomes(List<TrialResult> results) {
    return results.stream().map(TrialResult::outcome).toList();
  }
}
