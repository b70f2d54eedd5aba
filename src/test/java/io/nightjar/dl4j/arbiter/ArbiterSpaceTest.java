package io.nightjar.dl4j.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.deeplearning4j.arbiter.BaseNetworkSpace;
import org.deeplearning4j.arbiter.DL4JConfiguration;
import org.deeplearning4j.arbiter.GraphConfiguration;
import org.deeplearning4j.arbiter.MultiLayerSpace;
import org.deeplearning4j.arbiter.conf.updater.AdaMaxSpace;
import org.deeplearning4j.arbiter.conf.updater.AdamSpace;
import org.deeplearning4j.arbiter.conf.updater.NadamSpace;
import org.deeplearning4j.arbiter.conf.updater.NesterovsSpace;
import org.deeplearning4j.arbiter.layers.DenseLayerSpace;
import org.deeplearning4j.arbiter.layers.OutputLayerSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Sgd;

/** Leaves of Arbiter spaces become parameters, and parameters leaves again. */
final class ArbiterSpaceTest {
  private static final int MANY = 50;

  private static Map<String, Domain> domains(ArbiterSpace space) {
    Map<String, Domain> domains = new LinkedHashMap<>();
    for (ParameterInfo info : space.parameters()) {
      domains.put(
          info.name(), Objects.requireNonNull(Objects.requireNonNull(info.fallback()).domain()));
    }
    return domains;
  }

  @Test
  void everyLeafIsAParameterNamedByItsPlace() {
    Map<String, Domain> domains = domains(ArbiterSpace.of(ArbiterSpaces.layers()));

    assertThat(domains)
        .containsOnly(
            Map.entry("weight-init", new Categories(List.of("xavier", "relu"))),
            Map.entry("l2", new FloatRange(0, 1e-4, Scale.LINEAR)),
            Map.entry("learning-rate", new FloatRange(1e-3, 1e-2, Scale.LOG)),
            Map.entry("layer-0-activation", new Categories(List.of("relu", "tanh"))),
            Map.entry("layer-0-n-out", new IntegerRange(16, 48, Scale.LINEAR)),
            Map.entry("layer-0-has-bias", new Categories(List.of(true, false))),
            Map.entry("layer-1-layers", new Fixed(1L)),
            Map.entry("layer-1-n-out", new OrderedChoices(List.of(16L, 32L, 64L))),
            Map.entry("layer-1-retain-probability", new FloatRange(0.5, 1, Scale.LINEAR)));
  }

  @Test
  void graphsNameLeavesByTheirLayers() {
    ArbiterSpace space = ArbiterSpace.of(ArbiterSpaces.graph());

    assertThat(domains(space).keySet()).containsExactly("learning-rate", "hidden-1-n-out");
    assertThat(space.optimizer()).contains("adam");
  }

  /** Whatever Arbiter draws is a configuration, and that gives the same candidate. */
  @Test
  void aConfigurationIsExactlyItsCandidate() {
    Random random = new Random(1);
    for (int i = 0; i < MANY; i++) {
      MultiLayerSpace drawn = ArbiterSpaces.layers();
      ArbiterSpace.of(drawn);
      drawn.setSeed(7L);
      List<Leaf> leaves = Leaves.of(Tree.nodes(drawn));
      double[] point = random.doubles(leaves.size()).toArray();

      DL4JConfiguration candidate =
          (DL4JConfiguration)
              ArbiterSpace.of(ArbiterSpaces.layers()).candidate(configuration(leaves, point), 7);

      for (int leaf = 0; leaf < leaves.size(); leaf++) {
        leaves.get(leaf).space().setIndices(leaf);
      }
      assertThat(candidate.toJson()).isEqualTo(drawn.getValue(point).toJson());
    }
  }

  private static Configuration configuration(List<Leaf> leaves, double[] point) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < point.length; i++) {
      leaves.get(i).space().setIndices(i);
      Object value = leaves.get(i).space().getValue(point);
      values.put(leaves.get(i).info().name(), typed(value));
    }
    return new Configuration(values);
  }

  private static Object typed(Object value) {
    if (value instanceof Integer whole) {
      return whole.longValue();
    }
    return value instanceof Enum<?> ? LeafNames.kebab(value.toString()) : value;
  }

  /** Also at the ends of a range, and for values that a person writes. */
  @Test
  void aFloatIsTheNearestThatTheLeafGives() {
    for (double rate : new double[] {1e-3, 1.1e-3, 0.00257, 5e-3, 1e-2}) {
      ArbiterSpace space = ArbiterSpace.of(ArbiterSpaces.graph());
      Configuration configuration =
          new Configuration(Map.of("learning-rate", rate, "hidden-1-n-out", 16L));
      GraphConfiguration graph = (GraphConfiguration) space.candidate(configuration, 1);

      assertThat(updater(graph).getLearningRate(0, 0)).isCloseTo(rate, within(2 * Math.ulp(rate)));
    }
  }

  private static IUpdater updater(GraphConfiguration graph) {
    return ((BaseLayer)
            ((org.deeplearning4j.nn.conf.graph.LayerVertex)
                    Objects.requireNonNull(graph.getConfiguration().getVertices().get("Hidden 1")))
                .getLayerConf()
                .getLayer())
        .getIUpdater();
  }

  @Test
  void aValueThatALeafNeverHasIsRefused() {
    ArbiterSpace space = ArbiterSpace.of(ArbiterSpaces.graph());

    assertThatThrownBy(
            () ->
                space.candidate(
                    new Configuration(Map.of("learning-rate", 0.1, "hidden-1-n-out", 16L)), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid value: 0.1 (the Arbiter space has no such learning-rate)");
    assertThatThrownBy(() -> space.candidate(new Configuration(Map.of("learning-rate", 2e-3)), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Missing parameter: hidden-1-n-out");
  }

  @Test
  void jsonHoldsTheSameParameters() {
    List<BaseNetworkSpace<?>> spaces = List.of(ArbiterSpaces.layers(), ArbiterSpaces.graph());
    for (BaseNetworkSpace<?> space : spaces) {
      BaseNetworkSpace<?> read = ArbiterSpace.parse(space.toJson());

      assertThat(read).isInstanceOf(space.getClass());
      assertThat(domains(ArbiterSpace.of(read)).keySet())
          .containsAll(domains(ArbiterSpace.of(space)).keySet());
    }
  }

  /** In JSON Arbiter forgets that two places share a leaf. */
  @Test
  void aSharedLeafIsOneParameter() {
    assertThat(domains(ArbiterSpace.of(ArbiterSpaces.layers()))).doesNotContainKey("layer-1-n-in");
    assertThat(
            domains(ArbiterSpace.of(ArbiterSpace.parse(ArbiterSpaces.layers().toJson()))).keySet())
        .contains("layer-1-n-in");
  }

  @Test
  void adamAndItsKinGetTheConstantsThatArbiterForgets() {
    ParameterSpace<Double> rate = new FixedValue<>(2e-3);
    Adam adam = (Adam) corrected(AdamSpace.withLR(rate));
    Nadam nadam = (Nadam) corrected(NadamSpace.withLR(rate));
    AdaMax adaMax = (AdaMax) corrected(AdaMaxSpace.withLR(rate));

    assertThat(List.of(adam.getBeta1(), adam.getBeta2(), adam.getEpsilon()))
        .isEqualTo(List.of(nadam.getBeta1(), nadam.getBeta2(), nadam.getEpsilon()))
        .isEqualTo(List.of(adaMax.getBeta1(), adaMax.getBeta2(), adaMax.getEpsilon()))
        .containsExactly(0.9, 0.999, 1e-8);
    assertThat(adam.getLearningRate()).isEqualTo(2e-3);
  }

  @Test
  void constantsThatAreGivenStay() {
    FixedValue<Double> half = new FixedValue<>(0.5);
    BaseNetworkSpace<?> root = withUpdater(new AdamSpace(half, half, null, half));
    ArbiterSpace space = ArbiterSpace.of(root);
    Adam adam = (Adam) Objects.requireNonNull(root.getUpdater()).getValue(new double[0]);

    assertThat(List.of(adam.getBeta1(), adam.getBeta2(), adam.getEpsilon()))
        .containsExactly(0.5, 0.999, 0.5);
    assertThat(space.notes())
        .containsExactly(
            "Arbiter's AdamSpace would use 0.001 for each of beta1, beta2 and epsilon that it does"
                + " not name: they are 0.9, 0.999 and 1e-8 here");
  }

  private static IUpdater corrected(ParameterSpace<IUpdater> updater) {
    BaseNetworkSpace<?> root = withUpdater(updater);
    assertThat(ArbiterSpace.of(root).notes()).hasSize(1);
    return Objects.requireNonNull(root.getUpdater()).getValue(new double[0]);
  }

  private static MultiLayerSpace withUpdater(ParameterSpace<IUpdater> updater) {
    return new MultiLayerSpace.Builder()
        .updater(updater)
        .addLayer(new OutputLayerSpace.Builder().nIn(4).nOut(2).build())
        .build();
  }

  @Test
  void theOptimizerIsKnownWhereThereIsOne() {
    ContinuousParameterSpace rate = new ContinuousParameterSpace(0.1, 0.2);
    assertThat(ArbiterSpace.of(withUpdater(NesterovsSpace.withLR(rate))).optimizer())
        .contains("momentum");
    assertThat(ArbiterSpace.of(withUpdater(new FixedValue<>(new Sgd(0.1)))).optimizer())
        .contains("sgd");
  }

  @Test
  void aDistributionWithoutEndsIsCutInItsTails() {
    ContinuousParameterSpace normal = new ContinuousParameterSpace(new NormalDistribution(5, 1));
    ArbiterSpace space = ArbiterSpace.of(withUpdater(NesterovsSpace.withLR(normal)));
    FloatRange range = (FloatRange) domains(space).get("learning-rate");

    assertThat(Objects.requireNonNull(range).low()).isCloseTo(5 - 3.09, within(0.01));
    assertThat(range.high()).isCloseTo(5 + 3.09, within(0.01));
    assertThat(space.point(new Configuration(Map.of("learning-rate", 5.0)))[0])
        .isCloseTo(0.5, within(1e-9));
  }

  @Test
  void leavesOfOneNameAreToldApart() {
    List<String> names = new ArrayList<>();
    MultiLayerSpace space =
        new MultiLayerSpace.Builder()
            .updater(AdamSpace.withLR(new ContinuousParameterSpace(1e-3, 1e-2)))
            .biasUpdater(AdamSpace.withLR(new ContinuousParameterSpace(1e-3, 1e-2)))
            .addLayer(
                new DenseLayerSpace.Builder()
                    .nIn(4)
                    .nOut(4)
                    .updater(AdamSpace.withLR(new ContinuousParameterSpace(1e-3, 1e-2)))
                    .build())
            .addLayer(new OutputLayerSpace.Builder().nIn(4).nOut(2).build())
            .build();
    ArbiterSpace.of(space).parameters().forEach(info -> names.add(info.name()));

    assertThat(names)
        .containsExactly("learning-rate", "bias-updater-learning-rate", "layer-0-learning-rate");
  }
}
