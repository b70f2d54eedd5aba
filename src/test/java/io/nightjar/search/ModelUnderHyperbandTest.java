package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A model under Hyperband is BOHB: it learns at the largest budget with enough results. */
final class ModelUnderHyperbandTest {
  private static final SearchSpace LINE =
      SearchSpace.of(Parameter.of("x", new FloatRange(0, 1, Scale.LINEAR)));

  /** Notes the epochs of what it learns from, which here are the losses. */
  private static final class Noting implements Model {
    private final List<List<Double>> learned = new ArrayList<>();

    @Override
    public int start() {
      return 4;
    }

    @Override
    public Configuration suggest(History history, long seed) {
      learned.add(
          history.observations(4).stream()
              .flatMapToDouble(observation -> Arrays.stream(observation.losses()))
              .boxed()
              .toList());
      return LINE.fromUnit(new double[] {0.5});
    }
  }

  @Test
  void learnsAtTheLargestBudgetWithEnoughResults() {
    Noting model = new Noting();
    SearchProblem problem = SearchProblem.of(LINE, Tables.GOALS, 14, 1);
    Searcher searcher = new ModelSearcher(model, new RandomSearcher(LINE, 1), problem, 1);
    SchedulerSpec spec = new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 2, OptionalInt.of(1));
    Scheduler scheduler =
        Schedulers.create(Plan.forLearning(spec, 14, 1, 4), searcher, Tables.GOALS, 1);
    Optional<TrialTask> task = scheduler.ask();
    while (task.isPresent()) {
      scheduler.tell(Tables.completed(task.get(), task.get().epochs()));
      task = scheduler.ask();
    }
    // Brackets of 4@1 2@2 1@4, then 3@2 1@4, then 3@4: by then five have the most epochs.
    assertThat(model.learned).hasSize(3 + 3 + 4);
    assertThat(model.learned.subList(0, 3)).containsOnly(List.of(1.0, 1.0, 1.0, 1.0));
    assertThat(model.learned.subList(3, 6)).containsOnly(List.of(2.0, 2.0, 2.0, 2.0, 2.0));
    assertThat(model.learned.subList(6, 10)).containsOnly(List.of(4.0, 4.0, 4.0, 4.0, 4.0));
  }
}
