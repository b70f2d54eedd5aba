package io.nightjar.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.family.Families;
import io.nightjar.space.Categories;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that users copy. */
final class SamplesTest {
  private static final JobFiles JOBS =
      new JobFiles(location -> Files.readAllBytes(Path.of(location)), Families.all());

  private static Parameter parameter(ResolvedJob job, String name) {
    return job.study().space().find(name).orElseThrow();
  }

  @Test
  void digitsMlpSweepsAdamsLearningRateAndBatchSize() throws Exception {
    ResolvedJob job = JOBS.readJob("job/digits-mlp.yaml", List.of());
    assertThat(job.study().space().parameters())
        .startsWith(
            Parameter.of("optimizer", new Fixed("adam")),
            Parameter.of("learning-rate", new FloatRange(1e-3, 1e-2, Scale.LOG)),
            Parameter.of("batch-size", new IntegerRange(16, 256, Scale.LOG)),
            Parameter.of("depth", new Fixed(2L)),
            Parameter.of("width", new OrderedChoices(List.of(64L, 128L, 256L))),
            Parameter.of("activation", new Categories(List.of("relu", "tanh"))));
    assertThat(job.study().budget().trials()).isEqualTo(147);
    assertThat(job.warnings()).isEmpty();
  }

  @Test
  void adamsOwnSettingsAreFilledInAsFixed() throws Exception {
    ResolvedJob job = JOBS.readJob("job/digits-mlp.yaml", List.of());
    assertThat(job.study().space().parameters())
        .contains(
            Parameter.of("beta1", new Fixed(0.9)),
            Parameter.of("beta2", new Fixed(0.999)),
            Parameter.of("epsilon", new Fixed(1e-8)));
    assertThat(job.study().space().find("momentum")).isEmpty();
    assertThat(job.study().space().find("rho")).isEmpty();
  }

  @Test
  void digitsOptimizersHasARangePerOptimizerInOneDimension() throws Exception {
    ResolvedJob job = JOBS.readJob("job/digits-optimizers.yaml", List.of());
    Parameter rate = parameter(job, "learning-rate");
    assertThat(rate.parent()).isEqualTo("optimizer");
    assertThat(rate.byParent()).hasSize(8);
    assertThat(rate.byParent().get("sgd")).isEqualTo(new FloatRange(1e-2, 1e-1, Scale.LOG));
    assertThat(rate.byParent().get("nadam")).isEqualTo(new FloatRange(1e-3, 1e-2, Scale.LOG));
    assertThat(parameter(job, "epsilon").byParent().get("adadelta")).isEqualTo(new Fixed(1e-6));
  }

  @Test
  void documentedMlpVariesWhatTheGuideNames() throws Exception {
    ResolvedJob job = JOBS.readJob("job/documented-mlp.yaml", List.of());
    assertThat(job.study().space().varied().stream().map(Parameter::name))
        .contains("optimizer", "learning-rate", "batch-size", "dropout", "weight-decay")
        .contains("width", "activation", "batch-norm");
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void resolvedSampleReadsBackToTheSameStudy(Path file) throws Exception {
    ResolvedJob job = JOBS.readJob(file.toString(), List.of());
    MemoryFiles files = new MemoryFiles().with("job.yaml", job.yaml());
    ResolvedJob again = new JobFiles(files, Families.all()).readJob("job.yaml", List.of());
    assertThat(again.study()).isEqualTo(job.study());
    assertThat(again.yaml()).isEqualTo(job.yaml());
    assertThat(again.hash()).isEqualTo(job.hash());
    assertThat(again.keys()).isEqualTo(job.keys());
  }

  @Test
  void everySampleIsCheckedAndNamesItsSchema() throws Exception {
    for (String folder : List.of("job", "search-space")) {
      for (Path file : files(folder)) {
        JOBS.check(file.toString());
        String schema = folder.equals("job") ? "job.json" : "space.json";
        assertThat(Files.readAllLines(file).get(0))
            .isEqualTo("# yaml-language-server: $schema=../docs/schema/" + schema);
      }
    }
  }

  static List<Path> jobs() throws IOException {
    return files("job");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digits-cnn",
        "optdigits-mlp",
        "optdigits-cnn",
        "mnist-cnn",
        "pendigits-lstm",
        "vowels-lstm",
        "letter-embedding",
        "letter-outputs"
      })
  void samplesOfEachFamilyKeepToTheGuide(String name) throws Exception {
    assertThat(JOBS.readJob("job/" + name + ".yaml", List.of()).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits-cnn", "optdigits-cnn", "mnist-cnn"})
  void samplesOfImagesSweepTheKernelsOfTheGuide(String name) throws Exception {
    ResolvedJob job = JOBS.readJob("job/" + name + ".yaml", List.of());
    assertThat(parameter(job, "kernel").domain())
        .isEqualTo(new Categories(List.of("7x7", "5x5", "3x3", "1x1", "7x1+1x7")));
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.sorted().toList();
    }
  }
}
