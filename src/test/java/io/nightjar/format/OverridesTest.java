package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.search.SearcherSpec;
import io.nightjar.space.Categories;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Constraint.Bound;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OverridesTest {
  private static ResolvedJob read(String... overrides) throws InvalidInputException {
    return new MemoryFiles()
        .with("job.yaml", "study: s\nmodel: mlp\ndata: digits\nspace: space.yaml\n")
        .with(
            "space.yaml",
            """
            parameters:
              optimizer: [sgd, momentum, adam]
              learning-rate: documented
              momentum: {value: 0.9, when: {optimizer: momentum}}
              width: {choices: [64, 128], ordered: true}
              depth: 2
            """)
        .jobs()
        .readJob("job.yaml", List.of(overrides));
  }

  private static Parameter parameter(ResolvedJob job, String name) {
    return job.study().space().find(name).orElseThrow();
  }

  @Test
  void aKeyThatTheFileLeavesOutIsAdded() throws Exception {
    ResolvedJob job = read("budget.trials=20", "budget.epochs=[3, 9]");
    assertThat(job.study().budget().trials()).isEqualTo(20);
    assertThat(job.study().budget().minEpochs()).isEqualTo(3);
    assertThat(job.study().budget().maxEpochs()).isEqualTo(9);
  }

  @Test
  void theLastOfTwoWins() throws Exception {
    assertThat(read("seed=2", "seed=3").study().seed()).isEqualTo(3);
  }

  @Test
  void aParameterOfTheSpaceFileIsReplaced() throws Exception {
    ResolvedJob job = read("parameters.width=32", "parameters.batch-size={range: [8, 16]}");
    assertThat(parameter(job, "width").domain()).isEqualTo(new Fixed(32L));
    assertThat(parameter(job, "batch-size").domain())
        .isEqualTo(new IntegerRange(8, 16, Scale.LINEAR));
  }

  @Test
  void anotherShapeReplacesTheOneThatStands() throws Exception {
    ResolvedJob job = read("parameters.width.range=[8, 16]", "parameters.depth.choices=[1, 3]");
    assertThat(parameter(job, "width").domain()).isEqualTo(new IntegerRange(8, 16, Scale.LINEAR));
    assertThat(parameter(job, "depth").domain()).isEqualTo(new Categories(List.of(1L, 3L)));
  }

  @Test
  void aKeyOfAShortFormOpensIt() throws Exception {
    ResolvedJob job =
        read("searcher.type=grid", "searcher.points=7", "data.split.seed=5", "objective=loss");
    assertThat(job.study().searcher()).isEqualTo(new SearcherSpec(SearcherSpec.Kind.GRID, 7));
    assertThat(job.study().data().orElseThrow().split().seed()).isEqualTo(5);
    assertThat(job.study().goals().objective().direction()).isEqualTo(Direction.MINIMIZE);
  }

  @Test
  void goalsAreSetLikeAnythingElse() throws Exception {
    ResolvedJob job =
        read(
            "objective=[accuracy, {metric: parameters, direction: minimize}]",
            "constraints.parameters.at-most=20000",
            "constraints.loss={at-most: -0.5}");
    assertThat(job.study().goals())
        .isEqualTo(
            new Goals(
                List.of(
                    new Objective("accuracy", Direction.MAXIMIZE),
                    new Objective("parameters", Direction.MINIMIZE)),
                List.of(
                    new Constraint("parameters", Bound.AT_MOST, 20_000),
                    new Constraint("loss", Bound.AT_MOST, -0.5))));
    assertThat(job.yaml())
        .contains(
            "\nobjective: [{metric: accuracy, direction: maximize}, {metric: parameters, direction:"
                + " minimize}]\nconstraints:\n  parameters: {at-most: 20000.0}\n");
    assertThat(job.keys()).containsEntry("constraints.loss.at-most", "-0.5");
  }

  @Test
  void aMetricReplacesAListOfObjectives() throws Exception {
    ResolvedJob job = read("objective=[accuracy, parameters]", "objective.metric=loss");
    assertThat(job.study().goals()).isEqualTo(Goals.of(new Objective("loss", Direction.MINIMIZE)));
  }

  @Test
  void aFixedParentTakesItsOtherChildrenOut() throws Exception {
    ResolvedJob job = read("parameters.optimizer=sgd");
    assertThat(job.study().space().find("momentum")).isEmpty();
    assertThat(job.study().space().find("beta1")).isEmpty();
    assertThat(parameter(job, "learning-rate"))
        .isEqualTo(Parameter.of("learning-rate", new FloatRange(1e-2, 1e-1, Scale.LOG)));
  }

  @Test
  void everythingCanBeReplacedAtOnce() throws Exception {
    ResolvedJob job = read("parameters={learning-rate: 0.005}");
    assertThat(parameter(job, "learning-rate").domain()).isEqualTo(new Fixed(0.005));
    assertThat(parameter(job, "width").domain()).isEqualTo(new Fixed(128L));
  }

  @Test
  void anEqualsSignMayStandInTheValue() throws Exception {
    assertThat(read("data={source: a=b.csv, label: y}").study().data().orElseThrow().source())
        .isEqualTo("a=b.csv");
  }
}
