package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.dl4j.arbiter.ArbiterSpaces;
import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.run.FileOpener;
import io.nightjar.run.TrialException;
import io.nightjar.space.Configuration;
import io.nightjar.space.ParameterInfo;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.ModelException;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.SplitSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.Nadam;

/** Families that train users' own models. */
final class FamiliesTest {
  private static Family family(String family, Object source) throws ModelException {
    String name = source instanceof Class<?> type ? type.getName() : source.toString();
    return Families.of(new ModelSpec(family, name), FileOpener.LOCAL);
  }

  private static Dataset digits() throws Exception {
    return Datasets.load(DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1)), FileOpener.LOCAL);
  }

  private static void assertRefused(String message, ThrowingCallable find) {
    assertThatThrownBy(find).isInstanceOf(ModelException.class).hasMessage(message);
  }

  @Test
  void classesThatAreNoModelAreRefused() {
    assertRefused(
        "Cannot find class com.example.Nothing: it is neither on the class path nor in --jars",
        () -> family("class", "com.example.Nothing"));
    assertRefused(
        "Cannot use class java.lang.String: it is neither a io.nightjar.dl4j.family.NetworkBuilder"
            + " nor a io.nightjar.run.TrialRunner",
        () -> family("class", String.class));
    assertRefused(
        "Cannot use class "
            + OwnNetworks.Unmade.class.getName()
            + ": it has no public constructor without arguments",
        () -> family("class", OwnNetworks.Unmade.class));
    assertRefused(
        "Invalid model family: cnn2", () -> Families.of(ModelSpec.of("cnn2"), FileOpener.LOCAL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "argument|no such network",
        "inputs|its input has 3 features and the data have 64",
        "outputs|its output has 3 classes and the data have 10",
        "no output|it ends without an output layer",
        "nothing|there is none"
      })
  void aConfigurationWithoutANetworkIsInvalid(String how, String message) throws Exception {
    Family family = family("class", OwnNetworks.Failing.class);

    assertThatThrownBy(
            () -> family.blueprint(configuration("how", how), digits(), new Course(1, 10, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state|java.lang.IllegalStateException: broken",
        "checked|java.io.IOException: no file"
      })
  void anyOtherExceptionIsAnErrorOfTheClass(String how, String message) throws Exception {
    Family family = family("class", OwnNetworks.Failing.class);

    assertThatThrownBy(
            () -> family.blueprint(configuration("how", how), digits(), new Course(1, 10, 1)))
        .isInstanceOfSatisfying(
            TrialException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.ERROR))
        .hasMessage(OwnNetworks.Failing.class.getName() + ": " + message);
  }

  @Test
  void aLackOfMemoryStaysOne() throws Exception {
    Family family = family("class", OwnNetworks.Failing.class);

    assertThatThrownBy(
            () -> family.blueprint(configuration("how", "memory"), digits(), new Course(1, 10, 1)))
        .isInstanceOf(OutOfMemoryError.class);
  }

  private static Configuration configuration(String name, Object value) {
    return new Configuration(Map.of(name, value));
  }

  @Test
  void updatersTakeTheirConstantsFromParametersOrTheGuide() {
    Nadam nadam =
        (Nadam)
            Updaters.named(
                new Configuration(
                    Map.of("optimizer", "nadam", "learning-rate", 3e-3, "beta1", 0.8)));

    assertThat(List.of(nadam.getLearningRate(), nadam.getBeta1(), nadam.getBeta2()))
        .containsExactly(3e-3, 0.8, 0.999);
    assertThatThrownBy(() -> Updaters.named(configuration("optimizer", "adam")))
        .hasMessage("Cannot make an updater: there is no parameter learning-rate");
  }

  @Test
  void anArbiterSpacePublishesItsLeaves(@TempDir Path folder) throws Exception {
    Path json = Files.writeString(folder.resolve("a.json"), ArbiterSpaces.layers().toJson());
    ModelFamily published = family("arbiter", json).published();

    assertThat(published.parameters())
        .extracting(ParameterInfo::name)
        .startsWith("optimizer")
        .contains("learning-rate", "layer-0-n-out")
        .endsWith("batch-size");
    assertThat(published.notes()).hasSize(1);
    assertThat(published.find("optimizer").orElseThrow().choices()).containsExactly("adam");
  }

  @Test
  void anArbiterSpaceBuildsItsCandidate() throws Exception {
    Family family = family("arbiter", OwnNetworks.Graphs.class);
    Configuration configuration =
        new Configuration(Map.of("learning-rate", 5e-3, "hidden-1-n-out", 20L));

    Blueprint.Graph graph =
        (Blueprint.Graph) family.blueprint(configuration, digits(), new Course(77, 10, 1));

    assertThat(graph.configuration().getDefaultConfiguration().getSeed()).isEqualTo(77);
    assertThat(graph.configuration().toJson()).contains("\"nout\" : 20", "\"beta2\" : 0.999");
  }

  @Test
  void whatIsNoArbiterSpaceIsRefused(@TempDir Path folder) throws Exception {
    Path json = Files.writeString(folder.resolve("a.json"), "{}");

    assertThatThrownBy(() -> family("arbiter", json))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("Cannot use Arbiter space " + json + ": ");
    assertThatThrownBy(() -> family("arbiter", folder.resolve("none.json")))
        .hasMessageStartingWith("Cannot read " + folder.resolve("none.json"));
    assertRefused(
        "Cannot use class "
            + OwnNetworks.Words.class.getName()
            + ": it supplies neither a MultiLayerSpace nor a ComputationGraphSpace",
        () -> family("arbiter", OwnNetworks.Words.class));
    assertRefused(
        "Cannot use class java.lang.Object: it is no java.util.function.Supplier",
        () -> family("arbiter", Object.class));
  }
}
