package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.space.Categories;
import io.nightjar.space.Condition;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Direction;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.Objective;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a space becomes with the family and the guide behind it. */
final class SpacesTest {
  private static SearchSpace read(String parameters) throws InvalidInputException {
    return ResolvedJobTest.read(
            "study: s\nmodel: mlp\ndata: digits\noutside-documented-ranges: allow\nparameters:\n"
                + parameters.indent(2))
        .study()
        .space();
  }

  @Test
  void aWholeNumberForAFloatIsAFloat() throws Exception {
    assertThat(read("learning-rate: documented\ndropout: 0").find("dropout"))
        .contains(Parameter.of("dropout", new Fixed(0.0)));
  }

  @Test
  void aListMeansChoices() throws Exception {
    assertThat(read("learning-rate: documented\nbatch-norm: [true, false]").find("batch-norm"))
        .contains(Parameter.of("batch-norm", new Categories(List.of(true, false))));
  }

  @Test
  void theFamilysConditionsAreAddedWhereTheParentVaries() throws Exception {
    SearchSpace space = read("optimizer: [sgd, adam]\nlearning-rate: documented");
    assertThat(space.find("beta1").orElseThrow().when())
        .containsExactly(new Condition("optimizer", Set.of("adam")));
    assertThat(space.find("epsilon").orElseThrow())
        .isEqualTo(
            Parameter.of("epsilon", new Fixed(1e-8))
                .when(new Condition("optimizer", Set.of("adam"))));
    assertThat(space.find("momentum")).isEmpty();
  }

  @Test
  void aConditionThatAlwaysHoldsIsDropped() throws Exception {
    SearchSpace space =
        read("optimizer: [adam, nadam]\nlearning-rate: {range: documented, when: {depth: 2}}");
    assertThat(space.find("beta1")).contains(Parameter.of("beta1", new Fixed(0.9)));
    assertThat(space.find("learning-rate"))
        .contains(Parameter.of("learning-rate", new FloatRange(1e-3, 1e-2, Scale.LOG)));
  }

  @Test
  void bothConditionsOnOneParentMustHold() throws Exception {
    SearchSpace space =
        read(
            """
            optimizer: [adam, nadam, sgd]
            learning-rate: documented
            beta1: {value: 0.9, when: {optimizer: [sgd, nadam]}}
            """);
    assertThat(space.find("beta1").orElseThrow().when())
        .containsExactly(new Condition("optimizer", Set.of("nadam")));
  }

  @Test
  void aRangeByParentHasADomainForEachValue() throws Exception {
    SearchSpace space =
        read(
            """
            optimizer: [sgd, adam]
            learning-rate: {range: {by: optimizer, sgd: [0.02, 0.05], otherwise: documented}}
            """);
    assertThat(space.find("learning-rate"))
        .contains(
            Parameter.by(
                "learning-rate",
                "optimizer",
                Map.of(
                    "sgd", new FloatRange(0.02, 0.05, Scale.LINEAR),
                    "adam", new FloatRange(1e-3, 1e-2, Scale.LOG)),
                null));
  }

  @Test
  void fineTuningLowersTheDocumentedLearningRate() throws Exception {
    ResolvedJob job =
        ResolvedJobTest.read(
            """
            study: s
            model: mlp
            data: digits
            fine-tune: true
            parameters: {learning-rate: documented}
            """);
    assertThat(job.study().space().find("learning-rate"))
        .contains(Parameter.of("learning-rate", new FloatRange(1e-5, 1e-3, Scale.LOG)));
  }

  @Test
  void aParameterThatNobodyKnowsADefaultForMustBeNamed() {
    ParameterInfo needed =
        new ParameterInfo(
            "momenta", ParameterInfo.Kind.FLOAT, List.of(), 0, 1, "", List.of(), null);
    JobFiles jobs =
        new JobFiles(
            new MemoryFiles().with("s.yaml", "parameters: {}"),
            List.of(
                new ModelFamily(
                    "own",
                    List.of(new Objective("accuracy", Direction.MAXIMIZE)),
                    List.of(needed))));
    assertThatThrownBy(() -> jobs.check("s.yaml"))
        .hasMessage("s.yaml:1:13: parameters.momenta: Missing parameter: it has no default");
  }
}
