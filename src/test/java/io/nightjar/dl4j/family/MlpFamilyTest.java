package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.nightjar.guide.Guide;
import io.nightjar.space.Configuration;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MlpFamilyTest {
  private static final Parameter RATE =
      Parameter.of("learning-rate", new FloatRange(1e-3, 1e-2, Scale.LOG));

  /** The space that a user gets who names the learning rate and these parameters only. */
  private static SearchSpace space(Parameter... named) {
    List<Parameter> own = Stream.concat(Stream.of(RATE), Stream.of(named)).toList();
    Stream<Parameter> rest =
        MlpFamily.FAMILY.parameters().stream()
            .filter(info -> own.stream().noneMatch(p -> p.name().equals(info.name())))
            .map(ParameterInfo::fallback)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull);
    return new SearchSpace(Stream.concat(own.stream(), rest).toList());
  }

  private static Configuration middle(SearchSpace space) {
    return space.fromUnit(new double[space.dimensions()]);
  }

  @Test
  void fallsBackToAdamAndWhatItUses() {
    assertThat(middle(space()).values())
        .contains(
            entry("optimizer", "adam"),
            entry("beta1", 0.9),
            entry("beta2", 0.999),
            entry("epsilon", 1e-8),
            entry("depth", 2L),
            entry("width", 128L),
            entry("dropout", 0.0),
            entry("batch-norm", false))
        .doesNotContainKeys("momentum", "rho", "rms-decay", "batch-norm-position");
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, ''",
    "momentum, momentum",
    "adagrad, epsilon",
    "adadelta, epsilon rho",
    "rmsprop, epsilon rms-decay",
    "adam, beta1 beta2 epsilon",
    "adamax, beta1 beta2 epsilon",
    "nadam, beta1 beta2 epsilon"
  })
  void givesEachOptimizerItsOwnConstants(String optimizer, String constants) {
    Map<String, Object> values =
        middle(space(Parameter.of("optimizer", new Fixed(optimizer)))).values();

    assertThat(values.keySet())
        .filteredOn(List.of("momentum", "beta1", "beta2", "epsilon", "rho", "rms-decay")::contains)
        .containsExactlyInAnyOrder(constants.isEmpty() ? new String[0] : constants.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"adam, 1e-8", "nadam, 1e-8", "rmsprop, 1e-8", "adagrad, 1e-6", "adadelta, 1e-6"})
  void choosesEpsilonByTheOptimizer(String optimizer, double epsilon) {
    assertThat(middle(space(Parameter.of("optimizer", new Fixed(optimizer)))).number("epsilon"))
        .isEqualTo(epsilon);
  }

  static Stream<String> documentedOptimizers() {
    return Guide.optimizers().stream();
  }

  @ParameterizedTest
  @MethodSource("documentedOptimizers")
  void fixesWhatTheGuideFixesAtItsValues(String optimizer) {
    Map<String, Object> values =
        middle(space(Parameter.of("optimizer", new Fixed(optimizer)))).values();

    assertThat(values).containsAllEntriesOf(Guide.fixedDefaults(optimizer));
  }

  @Test
  void theGuideFixesMomentumAndTheConstantsOfAdamAndItsKin() {
    assertThat(Guide.fixedDefaults("momentum")).containsOnly(entry("momentum", 0.9));
    assertThat(List.of("adam", "adamax", "nadam"))
        .allSatisfy(
            optimizer ->
                assertThat(Guide.fixedDefaults(optimizer))
                    .containsOnly(
                        entry("beta1", 0.9), entry("beta2", 0.999), entry("epsilon", 1e-8)));
  }

  @Test
  void hasTheOptimizersOfTheGuide() {
    ParameterInfo optimizer =
        MlpFamily.FAMILY.parameters().stream()
            .filter(info -> info.name().equals("optimizer"))
            .findFirst()
            .orElseThrow();

    assertThat(optimizer.choices()).containsExactlyInAnyOrderElementsOf(Guide.optimizers());
  }

  @Test
  void givesFallbacksTheConditionsUnderWhichParametersAct() {
    assertThat(MlpFamily.FAMILY.parameters())
        .filteredOn(info -> info.fallback() != null)
        .allSatisfy(
            info ->
                assertThat(Objects.requireNonNull(info.fallback()).when()).isEqualTo(info.acts()));
  }

  @Test
  void completesAConfigurationThatLacksInactiveParameters() {
    Configuration complete =
        Settings.complete(
            MlpFamily.FAMILY,
            new Configuration(Map.of("optimizer", "adagrad", "learning-rate", 0.01)));

    assertThat(complete.number("learning-rate")).isEqualTo(0.01);
    assertThat(complete.number("epsilon")).isEqualTo(1e-6);
    assertThat(complete.number("dropout")).isZero();
    assertThat(complete.has("batch-size")).isFalse();
  }
}
