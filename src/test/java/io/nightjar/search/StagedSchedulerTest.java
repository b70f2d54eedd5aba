package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StagedSchedulerTest {
  private static final Parameter DEPTH =
      Parameter.of("depth", new OrderedChoices(List.of(2L, 3L, 5L)));
  private static final SearchSpace SPACE =
      SearchSpace.of(
          DEPTH,
          Parameter.of("n", new IntegerRange(0, 99, Scale.LINEAR)),
          Parameter.of("kind", new Categories(List.of("a", "b"))),
          Parameter.of("long", new IntegerRange(1, 1000, Scale.LOG)),
          Parameter.of("rate", new FloatRange(0, 1, Scale.LINEAR)),
          Parameter.of("parent", new IntegerRange(1, 3, Scale.LINEAR)),
          Parameter.of("child", new IntegerRange(1, 3, Scale.LINEAR))
              .when(new Condition("parent", Set.of(2L))));

  private final Map<String, TrialTask> tasks = new HashMap<>();

  private Scheduler scheduler() {
    Plan plan = Plan.of(new SchedulerSpec(SchedulerSpec.Kind.HALVING, 2), 4, 1, 2);
    return Schedulers.create(
        plan, new Tables.Counting(99), new Deepening("depth", 2), SPACE, Tables.GOALS, 1);
  }

  private void complete(Scheduler scheduler, String task, double loss) {
    scheduler.tell(Tables.completed(Objects.requireNonNull(tasks.get(task)), loss));
  }

  @Test
  void deepensTheBestOnceTheFirstStageIsOver() {
    Scheduler scheduler = scheduler();
    assertThat(Tables.askAll(scheduler, tasks)).containsExactly("0@1", "1@1", "2@1", "3@1");
    complete(scheduler, "0@1", 4);
    complete(scheduler, "1@1", 1);
    complete(scheduler, "2@1", 2);
    complete(scheduler, "3@1", 3);
    assertThat(Tables.askAll(scheduler, tasks)).containsExactly("1@2", "2@2");
    complete(scheduler, "2@2", 0.1);
    assertThat(Tables.askAll(scheduler, tasks)).as("the first stage still runs").isEmpty();
    complete(scheduler, "1@2", 0.2);

    assertThat(Tables.askAll(scheduler, tasks)).containsExactly("4@2", "5@2", "6@2", "7@2");
    assertThat(List.of("4@2", "5@2", "6@2", "7@2"))
        .extracting(
            name -> Objects.requireNonNull(tasks.get(name)).trial().configuration().values())
        .containsExactly(
            Map.of("n", 2L, "depth", 3L),
            Map.of("n", 1L, "depth", 3L),
            Map.of("n", 2L, "depth", 5L),
            Map.of("n", 1L, "depth", 5L));

    complete(scheduler, "5@2", 0.3);
    assertThat(scheduler.decided()).extracting(Trial::id).containsExactly(5L);
    scheduler.tell(Tables.failed(Objects.requireNonNull(tasks.get("4@2"))));
    assertThat(Tables.askAll(scheduler, tasks)).isEmpty();
  }

  @Test
  void aFirstStageWithoutResultsLeavesNothingToDeepen() {
    Scheduler scheduler = scheduler();
    Tables.askAll(scheduler, tasks)
        .forEach(name -> scheduler.tell(Tables.failed(Objects.requireNonNull(tasks.get(name)))));

    assertThat(scheduler.ask()).isEmpty();
  }

  @Test
  void theFirstStageKnowsTheLeastValueOnly() {
    Deepening deepening = new Deepening("depth", 3);
    SearchSpace shallow = deepening.shallow(SPACE);

    assertThat(shallow.fromUnit(new double[shallow.dimensions()]).find("depth")).isEqualTo(2L);
    assertThat(shallow.dimensions()).isEqualTo(SPACE.dimensions() - 1);
    assertThat(deepening.trials(SPACE)).isEqualTo(6);
    assertThat(new Deepening("n", 1).trials(SPACE)).isEqualTo(99);
    Configuration deep =
        new Configuration(
            Map.of("depth", 5L, "n", 1L, "kind", "a", "long", 9L, "rate", 0.5, "parent", 1L));
    assertThat(SPACE.contains(deep)).isTrue();
    assertThat(shallow.contains(deep)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "height | Cannot deepen by height: the space has no such parameter",
        "kind   | Cannot deepen by kind: it needs ordered choices or a short range of whole"
            + " numbers, whatever the values of others",
        "rate   | Cannot deepen by rate: it needs ordered choices or a short range of whole"
            + " numbers, whatever the values of others",
        "long   | Cannot deepen by long: it needs ordered choices or a short range of whole"
            + " numbers, whatever the values of others",
        "child  | Cannot deepen by child: it needs ordered choices or a short range of whole"
            + " numbers, whatever the values of others",
        "parent | Cannot deepen by parent: child depends on it"
      })
  void refusesWhatCannotBeDeepened(String parameter, String reason) {
    assertThat(new Deepening(parameter, 1).refusal(SPACE)).contains(reason);
  }
}
