package io.nightjar.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SearchSpaceTest {
  private static final Parameter OPTIMIZER =
      Parameter.of("optimizer", new Categories(List.of("sgd", "momentum", "adam", "nadam")));
  private static final Parameter LEARNING_RATE =
      Parameter.by(
          "learning-rate",
          "optimizer",
          Map.of("sgd", new FloatRange(1e-2, 1e-1, Scale.LOG)),
          new FloatRange(1e-3, 1e-2, Scale.LOG));
  private static final Parameter MOMENTUM =
      Parameter.of("momentum", new FloatRange(0.5, 0.99, Scale.LINEAR))
          .when(new Condition("optimizer", Set.of("momentum")));
  private static final Parameter EPOCHS = Parameter.of("epochs", new Fixed(3L));

  /** Children before their parents, on purpose. */
  private static final SearchSpace SPACE =
      SearchSpace.of(MOMENTUM, LEARNING_RATE, EPOCHS, OPTIMIZER);

  @Test
  void fixedParametersAreNoDimension() {
    assertThat(SPACE.varied()).containsExactly(LEARNING_RATE, MOMENTUM, OPTIMIZER);
    assertThat(SPACE.dimensions()).isEqualTo(3);
    assertThat(SPACE.find("momentum")).contains(MOMENTUM);
    assertThat(SPACE.find("width")).isEmpty();
  }

  @Test
  void aPointIsAConfigurationInTheOrderOfTheSpace() {
    Configuration configuration = SPACE.fromUnit(new double[] {1, 0, 0.3});
    assertThat(configuration.values())
        .isEqualTo(
            Map.of("momentum", 0.5, "learning-rate", 1e-2, "epochs", 3L, "optimizer", "momentum"));
    assertThat(configuration.values().keySet())
        .containsExactly("momentum", "learning-rate", "epochs", "optimizer");
  }

  @Test
  void aDomainFollowsItsParentInOneDimension() {
    assertThat(SPACE.fromUnit(new double[] {0, 0, 0}).values())
        .isEqualTo(Map.of("learning-rate", 1e-2, "epochs", 3L, "optimizer", "sgd"));
    assertThat(SPACE.fromUnit(new double[] {0, 0, 1}).values())
        .isEqualTo(Map.of("learning-rate", 1e-3, "epochs", 3L, "optimizer", "nadam"));
  }

  @Test
  void configurationsComeBackFromTheCube() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 500; i++) {
      double[] point = random.doubles(3).toArray();
      Configuration configuration = SPACE.fromUnit(point);
      assertThat(SPACE.contains(configuration)).isTrue();
      Configuration again = SPACE.fromUnit(SPACE.toUnit(configuration));
      assertThat(again.text("optimizer")).isEqualTo(configuration.text("optimizer"));
      assertThat(again.number("learning-rate") / configuration.number("learning-rate"))
          .isBetween(1 - 1e-12, 1 + 1e-12);
      assertThat(again.has("momentum")).isEqualTo(configuration.has("momentum"));
    }
  }

  @Test
  void inactiveParametersStandInTheMiddle() {
    Configuration sgd = configuration("learning-rate", 0.1, "epochs", 3L, "optimizer", "sgd");
    assertThat(SPACE.toUnit(sgd)).containsExactly(1, 0.5, 0.125);
  }

  @Test
  void aConfigurationOfAnotherShapeIsNotInTheSpace() {
    assertIn(configuration("learning-rate", 0.1, "epochs", 3L, "optimizer", "sgd"));
    assertNotIn(configuration("learning-rate", 0.1, "epochs", 3L, "optimizer", "adam"));
    assertNotIn(configuration("learning-rate", 0.1, "epochs", 4L, "optimizer", "sgd"));
    assertNotIn(configuration("learning-rate", 0.1, "epochs", 3L));
    assertNotIn(configuration("epochs", 3L, "optimizer", "sgd"));
    assertNotIn(
        configuration("learning-rate", 0.1, "epochs", 3L, "optimizer", "sgd", "momentum", 0.9));
    assertNotIn(configuration("learning-rate", 0.1, "epochs", 3L, "optimizer", "sgd", "x", 1L));
  }

  private static void assertIn(Configuration configuration) {
    assertThat(SPACE.contains(configuration)).isTrue();
  }

  private static void assertNotIn(Configuration configuration) {
    assertThat(SPACE.contains(configuration)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPACE.toUnit(configuration))
        .withMessage("Invalid configuration: " + configuration.values());
  }

  @Test
  void aPointHasACoordinateForEachDimension() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SPACE.fromUnit(new double[2]))
        .withMessage("Invalid point: 2 coordinates for 3 dimensions");
  }

  @Test
  void aFloatRangeThatCanBeActiveMakesASpaceInfinite() {
    assertThat(SPACE.size()).isEmpty();
    assertThatThrownBy(() -> SPACE.at(BigInteger.ZERO))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("The space is infinite");
    SearchSpace never = SearchSpace.of(Parameter.of("optimizer", new Fixed("adam")), MOMENTUM);
    assertThat(never.size()).hasValue(BigInteger.ONE);
  }

  @Test
  void severalConditionsMustAllHold() {
    SearchSpace space =
        SearchSpace.of(
            OPTIMIZER,
            Parameter.of("depth", new IntegerRange(1, 3, Scale.LINEAR)),
            Parameter.of("nesterov", new Categories(List.of(true, false)))
                .when(
                    new Condition("optimizer", Set.of("momentum", "nadam")),
                    new Condition("depth", Set.of(2L, 3L))));
    assertThat(space.size()).hasValue(BigInteger.valueOf(2 * 3 + 2 * (1 + 2 * 2)));
    assertThat(space.fromUnit(new double[] {1, 0, 0.9}).has("nesterov")).isTrue();
    assertThat(space.fromUnit(new double[] {0, 0, 0.9}).has("nesterov")).isFalse();
    assertThat(space.fromUnit(new double[] {1, 0, 0}).has("nesterov")).isFalse();
  }

  @Test
  void childrenOfAnInactiveParentAreInactive() {
    SearchSpace space =
        SearchSpace.of(
            OPTIMIZER,
            MOMENTUM,
            Parameter.of("burst", new Fixed(1L)).when(new Condition("momentum", Set.of(0.5))),
            Parameter.by("ramp", "momentum", Map.of(0.5, new Fixed(1L)), new Fixed(2L)));
    assertThat(space.fromUnit(new double[] {0, 0}).values()).containsOnlyKeys("optimizer");
    assertThat(space.fromUnit(new double[] {0, 0.3}).values())
        .isEqualTo(Map.of("optimizer", "momentum", "momentum", 0.5, "burst", 1L, "ramp", 1L));
  }

  @Test
  void spacesThatContradictThemselvesAreRefused() {
    assertInvalid("Invalid space: optimizer stands twice", OPTIMIZER, OPTIMIZER);
    assertInvalid("Invalid space: momentum depends on an unknown optimizer", MOMENTUM);
    assertInvalid(
        "Invalid space: conditions form a circle, b -> c -> b",
        flag("a", "b"),
        flag("b", "c"),
        flag("c", "b"),
        OPTIMIZER);
    assertInvalid("Invalid space: conditions form a circle, a -> a", flag("a", "a"));
  }

  @Test
  void everyValueOfAParentLeadsToADomain() {
    assertInvalid(
        "Invalid space: width has no domain where optimizer is momentum",
        OPTIMIZER,
        Parameter.by("width", "optimizer", Map.of("sgd", new Fixed(8L)), null));
    assertInvalid(
        "Invalid space: width has no domain where rate is 1.0",
        Parameter.of("rate", new FloatRange(0, 1, Scale.LINEAR)),
        Parameter.by("width", "rate", Map.of(0.0, new Fixed(8L)), null));
    assertThat(
            SearchSpace.of(
                    Parameter.of("norm", new Categories(List.of(true, false))),
                    Parameter.by(
                        "width", "norm", Map.of(true, new Fixed(8L), false, new Fixed(4L)), null))
                .size())
        .hasValue(BigInteger.TWO);
  }

  @Test
  void valuesThatConditionsRuleOutNeedNoDomain() {
    Map<Object, Domain> byOptimizer = Map.of("adam", new Fixed(1e-8), "nadam", new Fixed(1e-7));
    Parameter epsilon = Parameter.by("epsilon", "optimizer", byOptimizer, null);
    Parameter decay = flag("decay", "batch-norm").when(new Condition("optimizer", Set.of("adam")));
    assertThat(
            SearchSpace.of(
                    OPTIMIZER, epsilon.when(new Condition("optimizer", Set.of("adam", "nadam"))))
                .size())
        .hasValue(BigInteger.valueOf(4));
    assertThat(
            SearchSpace.of(OPTIMIZER, decay, epsilon.when(new Condition("decay", Set.of(true))))
                .size())
        .hasValue(BigInteger.valueOf(5));
    assertInvalid(
        "Invalid space: epsilon has no domain where optimizer is momentum",
        OPTIMIZER,
        epsilon.when(new Condition("optimizer", Set.of("adam", "momentum"))));
  }

  private static Parameter flag(String name, String parent) {
    return Parameter.of(name, new Categories(List.of(true, false)))
        .when(new Condition(parent, Set.of(true)));
  }

  private static void assertInvalid(String message, Parameter... parameters) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchSpace.of(parameters))
        .withMessage(message);
  }

  @Test
  void parametersThatAreIncompleteAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parameter.of("Learning_Rate", new Fixed(1L)))
        .withMessage("Invalid parameter name: Learning_Rate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parameter.by("width", "depth", Map.of(), null))
        .withMessage("Invalid parameter width: no domain");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Condition("depth", Set.of()))
        .withMessage("Invalid condition on depth: no values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Condition("depth", Set.of(2)).values())
        .withMessage("Invalid parameter value: 2");
  }

  @Test
  void aSpaceTravels() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(SPACE);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SearchSpace copy = (SearchSpace) in.readObject();
      assertThat(copy).isEqualTo(SPACE).hasSameHashCodeAs(SPACE);
      assertThat(copy.fromUnit(new double[] {0.1, 0.2, 0.3}))
          .isEqualTo(SPACE.fromUnit(new double[] {0.1, 0.2, 0.3}));
    }
  }

  private static Configuration configuration(Object... namesAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Configuration(values);
  }

  @Test
  void parameterThatItsParentFixesTakesNoDimension() {
    SearchSpace space =
        SearchSpace.of(
            Parameter.of("optimizer", new Categories(List.of("adam", "adagrad"))),
            Parameter.by(
                "epsilon", "optimizer", Map.of("adagrad", new Fixed(1e-6)), new Fixed(1e-8)));

    assertThat(space.dimensions()).isEqualTo(1);
    assertThat(space.fromUnit(new double[] {0.9}).number("epsilon")).isEqualTo(1e-6);
    assertThat(space.fromUnit(new double[] {0.1}).number("epsilon")).isEqualTo(1e-8);
  }

  @Test
  void theOrderOfWritingDecidesNothing() {
    SearchSpace other = SearchSpace.of(OPTIMIZER, EPOCHS, MOMENTUM, LEARNING_RATE);
    double[] point = {0.1, 0.2, 0.3};

    assertThat(other.fromUnit(point).values()).isEqualTo(SPACE.fromUnit(point).values());
  }
}
