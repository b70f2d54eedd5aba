package io.nightjar.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nightjar.guide.GuideRow.Kind;
import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Scale;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guide's text says, written down a second time by hand. */
final class GuideTest {
  private static final int ROWS = 38;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RULE     | batch-size          |                   | 57.1 | neither too small nor too large
          RULE     | batch-norm          |                   | 57.1 | no small batches with batch normalisation
          FIXED    | momentum            | momentum          | 57.1 | 0.9
          FIXED    | beta1               | adam,adamax,nadam | 57.2 | 0.9
          FIXED    | beta2               | adam,adamax,nadam | 57.2 | 0.999
          FIXED    | epsilon             | adam,adamax,nadam | 57.2 | 1e-8
          RULE     | order-of-tuning     |                   | 57.2 | the optimizer's own parameters, weight decay, dropout and the network's parameters come last
          FIXED    | weight-decay        |                   | 57.2 | 0.0005
          RULE     | dropout             |                   | 57.2 | within [0.2, 0.5] between fully connected layers
          RULE     | recurrent-dropout   |                   | 57.2 | on the input and output layers, not inside the memory cell
          RULE     | batch-norm-position |                   | 57.2 | no batch normalisation directly after dropout
          RULE     | depth               |                   | 57.2 | fixed first; deeper only after tuning has reached a certain stage, or with much hardware
          CAPACITY | learning-rate       |                   | 57.3 | tuned to the optimum
          RULE     | learning-rate-decay |                   | 57.3 | use an effective decay strategy
          CAPACITY | loss                |                   | 57.3 | its parameters tuned to the optimum
          RULE     | loss                |                   | 57.3 | start from the paper's value of a loss's parameter and vary it within its order of magnitude
          CAPACITY | batch-size          |                   | 57.3 | too large or too small lowers it
          RULE     | n-pair-loss         |                   | 57.3 | the batch size bounds the model
          CAPACITY | dropout             |                   | 57.3 | a lower rate raises it
          CAPACITY | weight-decay        |                   | 57.3 | tuned to the optimum
          CAPACITY | momentum            |                   | 57.3 | tuned to the optimum may raise it
          CAPACITY | depth               |                   | 57.3 | more raises it
          CAPACITY | kernel              |                   | 57.3 | larger raises it
          RANGE    | learning-rate       | sgd               | 57.4 | [0.01, 0.1]
          RANGE    | learning-rate       | momentum          | 57.4 | [0.001, 0.01]
          RANGE    | learning-rate       | adagrad           | 57.4 | [0.001, 0.01]
          RANGE    | learning-rate       | adadelta          | 57.4 | [0.01, 0.1]
          RANGE    | learning-rate       | rmsprop           | 57.4 | [0.001, 0.01]
          RANGE    | learning-rate       | adam              | 57.4 | [0.001, 0.01]
          RANGE    | learning-rate       | adamax            | 57.4 | [0.001, 0.01]
          RANGE    | learning-rate       | nadam             | 57.4 | [0.001, 0.01]
          RULE     | learning-rate       |                   | 57.4 | one to two orders of magnitude lower when fine-tuning: [low/100, high/10]
          RULE     | loss-ratio          |                   | 57.4 | several losses: values within two orders of magnitude of each other
          RANGE    | batch-size          |                   | 57.4 | [1, 1024]
          RULE     | batch-size          |                   | 57.4 | above 6000 or equal to 1, adapt the learning strategy or the internal normalisation
          RANGE    | dropout             |                   | 57.4 | [0, 0.5]
          RANGE    | weight-decay        |                   | 57.4 | [0, 0.0001]
          RANGE    | kernel              |                   | 57.4 | 7x7, 5x5, 3x3, 1x1 and 7x1+1x7
          """)
  void everyRowIsThere(Kind kind, String name, String optimizers, String section, String value) {
    List<String> holdsFor = optimizers == null ? List.of() : List.of(optimizers.split(","));
    assertThat(Guide.rows())
        .filteredOn(row -> row.kind() == kind && row.name().equals(name))
        .filteredOn(row -> row.optimizers().equals(holdsFor))
        .filteredOn(row -> row.section().equals(section) && row.value().equals(value))
        .hasSize(1);
  }

  @Test
  void rowsAreDistinctAndInTheOrderOfTheGuide() {
    assertThat(new HashSet<>(Guide.rows())).hasSize(ROWS).hasSameSizeAs(Guide.rows());
    assertThat(Guide.rows().stream().map(GuideRow::section)).isSorted();
  }

  @Test
  void notesSayWhy() {
    assertThat(row(Kind.CAPACITY, "learning-rate").note())
        .isEqualTo(
            "too high or too low: optimisation fails and the effective capacity drops; mind: the"
                + " optimum moves during training");
    assertThat(row(Kind.RULE, "recurrent-dropout").note())
        .isEqualTo("the loop amplifies the noise and disturbs learning");
    assertThat(row(Kind.FIXED, "weight-decay").note()).contains("outside the range of 57.4");
  }

  @Test
  void theRecommendedDropoutIsData() {
    assertThat(row(Kind.RULE, "dropout").domain()).contains(new FloatRange(0.2, 0.5, Scale.LINEAR));
  }

  private static GuideRow row(Kind kind, String name) {
    return Guide.rows().stream()
        .filter(row -> row.kind() == kind && row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anOptimizersRowsAreItsOwnAndThoseOfAll() {
    assertThat(Guide.rows("adam")).hasSize(ROWS - 7 - 1).allMatch(row -> row.holdsFor("adam"));
    assertThat(Guide.rows("sgd"))
        .hasSize(ROWS - 7 - 1 - 3)
        .extracting(GuideRow::name)
        .doesNotContain("beta1", "beta2", "epsilon");
    assertThat(Guide.rows("momentum"))
        .filteredOn(row -> row.kind() == Kind.FIXED)
        .extracting(GuideRow::name)
        .containsExactly("momentum", "weight-decay");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Guide.rows("adm"))
        .withMessage(
            "Invalid optimizer: adm is not one of sgd, momentum, adagrad, adadelta, rmsprop, adam,"
                + " adamax, nadam");
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, 1e-2, 1e-1, 1e-4, 1e-2",
    "momentum, 1e-3, 1e-2, 1e-5, 1e-3",
    "adagrad, 1e-3, 1e-2, 1e-5, 1e-3",
    "adadelta, 1e-2, 1e-1, 1e-4, 1e-2",
    "rmsprop, 1e-3, 1e-2, 1e-5, 1e-3",
    "adam, 1e-3, 1e-2, 1e-5, 1e-3",
    "adamax, 1e-3, 1e-2, 1e-5, 1e-3",
    "nadam, 1e-3, 1e-2, 1e-5, 1e-3"
  })
  void learningRatesAreDocumentedByOptimizer(
      String optimizer, double low, double high, double lowFine, double highFine) {
    assertThat(Guide.optimizers()).contains(optimizer).hasSize(8);
    assertThat(rate(optimizer, Training.FROM_SCRATCH))
        .contains(new FloatRange(low, high, Scale.LOG));
    assertThat(rate(optimizer, Training.FINE_TUNING))
        .contains(new FloatRange(lowFine, highFine, Scale.LOG));
  }

  private static Optional<Domain> rate(String optimizer, Training training) {
    return Guide.documented("learning-rate", Optional.of(optimizer), training);
  }

  @Test
  void loweredBoundsPrintAsAPersonWritesThem() {
    assertThat(rate("adam", Training.FINE_TUNING).map(Texts::domain)).contains("[1e-5, 0.001]");
    assertThat(rate("sgd", Training.FINE_TUNING).map(Texts::domain)).contains("[0.0001, 0.01]");
  }

  @Test
  void otherParametersHaveOneRangeHoweverTheyAreTrained() {
    assertDocumented("batch-size", new IntegerRange(1, 1024, Scale.LOG));
    assertDocumented("dropout", new FloatRange(0, 0.5, Scale.LINEAR));
    assertDocumented("weight-decay", new FloatRange(0, 1e-4, Scale.LINEAR));
    assertDocumented("kernel", new Categories(List.of("7x7", "5x5", "3x3", "1x1", "7x1+1x7")));
  }

  private static void assertDocumented(String parameter, Domain domain) {
    for (Training training : Training.values()) {
      assertThat(Guide.documented(parameter, Optional.empty(), training)).contains(domain);
      assertThat(Guide.documented(parameter, Optional.of("adam"), training)).contains(domain);
    }
    assertThat(Guide.section(parameter)).contains("57.4");
  }

  @Test
  void whatTheGuideDoesNotRangeHasNoDomain() {
    assertThat(Guide.documented("learning-rate", Optional.empty(), Training.FROM_SCRATCH))
        .isEmpty();
    assertThat(rate("lion", Training.FROM_SCRATCH)).isEmpty();
    assertThat(Guide.documented("beta1", Optional.of("adam"), Training.FROM_SCRATCH)).isEmpty();
    assertThat(Guide.documented("width", Optional.empty(), Training.FROM_SCRATCH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "learning-rate, 57.4",
    "momentum, 57.1",
    "beta1, 57.2",
    "beta2, 57.2",
    "epsilon, 57.2"
  })
  void rangesAndDefaultsHaveTheirSection(String parameter, String section) {
    assertThat(Guide.section(parameter)).contains(section);
  }

  @Test
  void theGuideIsSilentOnTheRest() {
    assertThat(Guide.section("width")).isEmpty();
    assertThat(Guide.section("depth")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"adam", "adamax", "nadam"})
  void betasAndEpsilonAreFixed(String optimizer) {
    assertThat(Guide.fixedDefaults(optimizer))
        .isEqualTo(Map.of("beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8));
  }

  @Test
  void onlyMomentumFixesMomentum() {
    assertThat(Guide.fixedDefaults("momentum")).isEqualTo(Map.of("momentum", 0.9));
    assertThat(List.of("sgd", "adagrad", "adadelta", "rmsprop"))
        .allMatch(optimizer -> Guide.fixedDefaults(optimizer).isEmpty());
  }

  @Test
  void theRowOfAFixedValueHoldsIt() {
    assertThat(row(Kind.FIXED, "weight-decay").domain()).contains(new Fixed(5e-4));
    assertThat(row(Kind.FIXED, "epsilon").domain()).contains(new Fixed(1e-8));
  }
}
