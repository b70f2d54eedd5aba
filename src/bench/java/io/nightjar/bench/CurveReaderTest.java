package io.nightjar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.search.Plan;
import io.nightjar.search.Scheduler;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.Schedulers;
import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherSpec;
import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CurveReaderTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(Parameter.of("lr", new FloatRange(0, 1, Scale.LINEAR)));
  private static final Goals GOALS = Goals.of(new Objective("value", Direction.MAXIMIZE));

  @TempDir private Path folder;

  private CurveTable read(String text) throws IOException {
    return CurveReader.read(TinyTables.write(folder.resolve("some.csv.gz"), text));
  }

  @Test
  void aCompleteGridHasListedValues() throws IOException {
    CurveTable curves =
        read(
            """
            model,n_layer,width,ep_0,ep_1
            lstm,2,10,9,4
            lstm,2,30,8,3
            lstm,3,10,7,2
            lstm,3,30,6,1
            """);
    assertThat(curves.space().parameters())
        .containsExactly(
            Parameter.of("n-layer", new OrderedChoices(List.of(2.0, 3.0))),
            Parameter.of("width", new OrderedChoices(List.of(10.0, 30.0))));
    assertThat(curves.objective().direction()).isEqualTo(Direction.MINIMIZE);
    assertThat(curves.nearest(new Configuration(Map.of("n-layer", 3.0, "width", 10.0))))
        .containsExactly(7, 2);
    assertThat(curves.finalLosses()).containsExactly(4, 3, 2, 1);
  }

  @Test
  void otherNumbersAreRangesAndTheNearestRowAnswers() throws IOException {
    CurveTable curves =
        read(
            """
            net,lr,depth,kind,acc_1,acc_2
            n1,0.0001,3,a,.1,.2
            n2,0.01,6,b,.2,.3
            n3,0.1,9,a,.3,.4
            n4,0.1,9,a,,.5
            """);
    assertThat(curves.space().parameters())
        .containsExactly(
            Parameter.of("lr", new FloatRange(1e-4, 0.1, Scale.LOG)),
            Parameter.of("depth", new FloatRange(3, 9, Scale.LINEAR)),
            Parameter.of("kind", new Categories(List.of("a", "b"))));
    assertThat(curves.curves()).hasSize(3);
    assertThat(curves.nearest(new Configuration(Map.of("lr", 0.001, "depth", 4.0, "kind", "a"))))
        .containsExactly(.1, .2);
    assertThat(curves.nearest(new Configuration(Map.of("lr", 0.01, "depth", 5.0, "kind", "b"))))
        .containsExactly(.2, .3);
    assertThat(curves.finalLosses()).containsExactly(-.2, -.3, -.4);
  }

  @Test
  void curvesWithoutNumbersAreRefused() {
    assertThatThrownBy(() -> read("lr,acc_1\n1,\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("no row has a number for every epoch");
  }

  @Test
  void everySchedulerWithAPlanStaysWithinTheSameEpochs() throws IOException {
    CurveBudget budget = CurveBudget.of(read("lr,acc_1,acc_2,acc_3\n1,.1,.2,.3\n2,.1,.2,.3\n"));
    assertThat(budget.plan(SchedulerSpec.Kind.HYPERBAND, SearcherSpec.Kind.RANDOM).epochs())
        .isEqualTo(budget.epochs());
    for (SchedulerSpec.Kind kind :
        List.of(
            SchedulerSpec.Kind.FULL, SchedulerSpec.Kind.HALVING, SchedulerSpec.Kind.HYPERBAND)) {
      Plan plan = budget.plan(kind, SearcherSpec.Kind.RANDOM);
      assertThat(plan.epochs()).isBetween(budget.epochs() - 3, budget.epochs());
    }
  }

  @Test
  void nothingIsAskedPastTheEpochs() {
    Searcher searcher =
        OwnSearchers.create(SearcherSpec.Kind.RANDOM, SPACE, GOALS, 5, 1).orElseThrow();
    Plan plan = Plan.of(CurveBudget.spec(SchedulerSpec.Kind.FULL), 5, 3, 3);
    Scheduler scheduler = new BudgetedScheduler(Schedulers.create(plan, searcher, GOALS, 1), 10);
    assertThat(Stream.generate(scheduler::ask).limit(5).map(Optional::isPresent))
        .containsExactly(true, true, true, false, false);
  }
}
