package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.dl4j.family.MlpFamily;
import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.ParameterInfo.Kind;
import io.nightjar.space.Scale;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.ModelException;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelFamily.Trait;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.Objective;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that name a model of their own. */
final class OwnModelsTest {
  private static final ModelFamily OBJECTIVE =
      new ModelFamily(
          "class",
          List.of(),
          List.of(),
          Set.of(Trait.OWN_PARAMETERS, Trait.OWN_METRICS, Trait.OWN_DATA),
          List.of());
  private static final ModelFamily NETWORK =
      new ModelFamily(
          "class",
          MlpFamily.FAMILY.objectives(),
          List.of(MlpFamily.FAMILY.find("batch-size").orElseThrow()),
          Set.of(Trait.OWN_PARAMETERS),
          List.of());
  private static final ModelFamily SPACE =
      new ModelFamily(
          "arbiter",
          MlpFamily.FAMILY.objectives(),
          List.of(
              leaf("learning-rate", Kind.FLOAT, List.of(), new FloatRange(2e-3, 2e-2, Scale.LOG)),
              leaf(
                  "units",
                  Kind.INTEGER,
                  List.of("16", "32", "64"),
                  new OrderedChoices(List.of(16L, 32L, 64L)))),
          Set.of(),
          List.of("mind the gap"));

  private static ParameterInfo leaf(String name, Kind kind, List<String> choices, Domain domain) {
    double low = domain instanceof FloatRange range ? range.low() : 16;
    double high = domain instanceof FloatRange range ? range.high() : 64;
    return new ParameterInfo(
        name, kind, choices, low, high, "", List.of(), Parameter.of(name, domain));
  }

  private static ModelFamily find(ModelSpec model, String job) throws ModelException {
    return switch (String.valueOf(model.source())) {
      case "Objective" -> OBJECTIVE;
      case "Network" -> NETWORK;
      case "space.json" -> SPACE;
      default -> throw new ModelException("Cannot find " + model + " beside " + job);
    };
  }

  private static ResolvedJob read(String job) throws InvalidInputException {
    JobFiles files =
        new JobFiles(
            new MemoryFiles().with("job.yaml", job),
            List.of(MlpFamily.FAMILY),
            OwnModelsTest::find);
    return files.readJob("job.yaml", List.of());
  }

  private static ResolvedJob network(String... parameters) throws InvalidInputException {
    return read(
        "study: s\nmodel: {class: Network}\ndata: digits\nparameters:\n"
            + String.join("\n", parameters).indent(2));
  }

  private static ResolvedJob objective(String... lines) throws InvalidInputException {
    return read("study: s\nmodel: {class: Objective}\n" + String.join("\n", lines));
  }

  private static Domain domain(ResolvedJob job, String name) {
    return Objects.requireNonNull(job.study().space().find(name).orElseThrow().domain());
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable read, String... messages) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.problems()).map(Problem::toString).containsExactly(messages));
  }

  @Test
  void kindsAreSaidOrSeen() throws Exception {
    ResolvedJob job =
        network(
            "learning-rate: documented",
            "optimizer: [sgd, adam]",
            "share: {range: [0.5, 1]}",
            "width: {range: [8, 64], type: integer}",
            "size: {choices: [1, 2], type: category}",
            "rate: {value: 2, type: float}",
            "fast: [true, false]",
            "way: up");

    assertThat(domain(job, "share")).isEqualTo(new FloatRange(0.5, 1, Scale.LINEAR));
    assertThat(domain(job, "width")).isEqualTo(new IntegerRange(8, 64, Scale.LINEAR));
    assertThat(domain(job, "size")).isEqualTo(new Categories(List.of("1", "2")));
    assertThat(domain(job, "rate")).isEqualTo(new Fixed(2.0));
    assertThat(domain(job, "fast")).isEqualTo(new Categories(List.of(true, false)));
    assertThat(domain(job, "way")).isEqualTo(new Fixed("up"));
    assertThat(domain(job, "batch-size")).isEqualTo(new IntegerRange(16, 256, Scale.LOG));
    assertThat(job.study().space().find("learning-rate").orElseThrow().byParent())
        .containsEntry("sgd", new FloatRange(0.01, 0.1, Scale.LOG));
  }

  @Test
  void theResolvedJobReadsBackTheSame() throws Exception {
    ResolvedJob job =
        network(
            "depth: {choices: [1, 2], type: integer, ordered: true}",
            "width: {range: {by: depth, 1: [8, 64], 2: [4, 8]}, type: integer}",
            "size: {choices: [1, 2], type: category}",
            "rate: {value: 2, type: float, when: {depth: 2}}",
            "fast: [true, false]");

    ResolvedJob again = read(job.yaml());

    assertThat(again.study()).isEqualTo(job.study());
    assertThat(again.hash()).isEqualTo(job.hash());
    assertThat(job.yaml()).contains("class: Network", "type: integer");
  }

  @Test
  void namedFamiliesStayAsTheyWere() throws Exception {
    ResolvedJob job =
        read("study: s\nmodel: mlp\ndata: digits\nparameters: {learning-rate: documented}");

    assertThat(job.study().model()).isEqualTo(ModelSpec.of("mlp")).hasToString("mlp");
    assertThat(job.keys()).containsEntry("model", "mlp");
    assertThat(job.yaml()).doesNotContain("type: float");
  }

  @Test
  void wholeNumbersAloneDoNotTell() {
    assertRefused(
        () -> network("width: 64", "depth: {choices: [1, 2]}"),
        "job.yaml:5:3: parameters.width.type: Missing key: float, integer or category, since whole"
            + " numbers can be any of them",
        "job.yaml:6:3: parameters.depth.type: Missing key: float, integer or category, since whole"
            + " numbers can be any of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "width: {value: 64, type: whole}| job.yaml:5:28: parameters.width.type: Unknown type: whole",
        "batch-size: {value: 8, type: float}| job.yaml:5:3: parameters.batch-size: Invalid type:"
            + " batch-size is integer here",
        "depth: documented| job.yaml:5:10: parameters.depth: Invalid range: the guide documents none"
      })
  void wrongTypesAreRefused(String parameter, String message) {
    assertThatThrownBy(() -> network(parameter))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.problems().get(0).toString()).startsWith(message.strip()));
  }

  @Test
  void anObjectiveNeedsNoDataButADirection() throws Exception {
    ResolvedJob job =
        objective(
            "objective: {metric: cost, direction: minimize}",
            "constraints: {seconds: {at-most: 3}}",
            "parameters: {x: {range: [0.0, 1.0]}}");
    StudySpec study = job.study();

    assertThat(study.data()).isEmpty();
    assertThat(study.goals().objective()).isEqualTo(new Objective("cost", Direction.MINIMIZE));
    assertThat(read(job.yaml()).study()).isEqualTo(study);
    assertRefused(() -> objective("parameters: {x: 0.5}"), "job.yaml:1:1: objective: Missing key");
    assertRefused(
        () -> objective("objective: cost", "parameters: {x: 0.5}"),
        "job.yaml:3:12: objective: Invalid objective: cost (expected {metric: name, direction:"
            + " minimize})");
    assertRefused(
        () -> objective("objective: {metric: cost}", "parameters: {x: 0.5}"),
        "job.yaml:3:12: objective.direction: Missing key");
  }

  @Test
  void aModelThatIsNotThereIsRefusedWhereItIsNamed() {
    assertRefused(
        () -> read("study: s\nmodel: {class: Nothing}\ndata: digits\nparameters: {}"),
        "job.yaml:2:16: model.class: Cannot find class Nothing beside job.yaml");
    assertRefused(
        () -> read("study: s\nmodel: {class: A, arbiter: b}\ndata: digits\nparameters: {}"),
        "job.yaml:2:8: model: Invalid model: keys with values (expected a family, or one of class"
            + " and arbiter)");
  }

  private static ResolvedJob arbiter(String parameters) throws InvalidInputException {
    return read(
        "study: s\nmodel: {arbiter: space.json}\ndata: digits\noutside-documented-ranges: allow\n"
            + "parameters: "
            + parameters);
  }

  @Test
  void aSpaceIsTakenAsItIsOrNarrowed() throws Exception {
    assertThat(domain(arbiter("{}"), "units"))
        .isEqualTo(new OrderedChoices(List.of(16L, 32L, 64L)));
    ResolvedJob narrow = arbiter("{units: [16, 64], learning-rate: {range: [0.002, 0.005]}}");
    assertThat(domain(narrow, "units")).isEqualTo(new Categories(List.of(16L, 64L)));
    assertThat(domain(narrow, "learning-rate"))
        .isEqualTo(new FloatRange(0.002, 0.005, Scale.LINEAR));
    assertThat(narrow.study().notes()).contains("model: mind the gap");
    assertThat(read(narrow.yaml()).study()).isEqualTo(narrow.study());
  }

  @Test
  void whatTheSpaceNeverHasIsRefused() {
    assertRefused(
        () -> arbiter("{units: 17}"),
        "job.yaml:5:21: parameters.units: Invalid value: 17 (units is one of [16, 32, 64])");
    assertRefused(
        () -> arbiter("{units: {range: [16, 32]}}"),
        "job.yaml:5:29: parameters.units.range: Invalid range: units is one of [16, 32, 64]");
    assertRefused(
        () -> arbiter("{learning-rate: 0.001}"),
        "job.yaml:5:29: parameters.learning-rate: Invalid value: 0.001 (learning-rate is at least"
            + " 0.002)");
    assertRefused(
        () -> arbiter("{depth: 2}"),
        "job.yaml:5:14: parameters.depth: Unknown parameter: depth (known: learning-rate, units)");
  }
}
