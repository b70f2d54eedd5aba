package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.MlpFamily;
import io.nightjar.dl4j.family.Nets;
import io.nightjar.run.FileOpener;
import io.nightjar.run.TrialException;
import io.nightjar.run.TrialRunner;
import io.nightjar.space.Configuration;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.RowGroups;
import io.nightjar.trial.SplitSpec;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

@Tag("slow")
final class Dl4jTrialRunnerTest {
  private static final DataSpec DIGITS = DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1));
  private static final Objective ACCURACY = new Objective("accuracy", Direction.MAXIMIZE);
  private static final Goals GOALS = Goals.of(ACCURACY);
  private static final long ID = 5;

  private final MemoryStorage storage = new MemoryStorage();
  private Dl4jTrialRunner runner;

  @BeforeEach
  void makeRunner() throws Exception {
    runner =
        new Dl4jTrialRunner(
            new MlpFamily(),
            DIGITS,
            FileOpener.LOCAL,
            Datasets.load(DIGITS, FileOpener.LOCAL).fingerprint(),
            GOALS,
            3);
  }

  private FakeContext context() {
    return new FakeContext(storage, ID);
  }

  private static TrialTask task(Purpose purpose, int epochs, Object... settings) {
    return new TrialTask(new Trial(ID, Nets.configuration(settings), 11), epochs, purpose);
  }

  private static TrialTask search(int epochs, Object... settings) {
    return task(Purpose.SEARCH, epochs, settings);
  }

  private byte[] file(int epochs) {
    return Objects.requireNonNull(storage.files.get("checkpoints/" + ID + "/" + epochs + ".zip"));
  }

  @Test
  void preparesOnlyOnADeviceAndWithDataThatItCanUse() {
    assertThatCode(() -> runner.prepare("cpu")).doesNotThrowAnyException();
    assertThatThrownBy(() -> runner.prepare("gpu 0"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot use ");
    assertThatThrownBy(
            () ->
                new Dl4jTrialRunner(new MlpFamily(), DIGITS, FileOpener.LOCAL, "another", GOALS, 3)
                    .prepare("cpu"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("they are not those of the driver");
  }

  @Test
  void reportsAllMetricsAfterEachEpoch() throws Exception {
    FakeContext context = context();

    Measurement last = runner.run(search(2), context);

    assertThat(context.curve).hasSize(2).last().isEqualTo(last);
    assertThat(context.curve).extracting(Measurement::epochs).containsExactly(1, 2);
    assertThat(context.curve.get(0).metrics())
        .containsOnlyKeys("accuracy", "loss", "f1", "train-loss");
    assertThat(last.metrics())
        .containsOnlyKeys("accuracy", "loss", "f1", "train-loss", "parameters");
    assertThat(storage.files).containsOnlyKeys("checkpoints/5/2.zip");
    assertThat(context.warnings).isEmpty();
    assertThat(context.resumedFrom).isZero();
  }

  @Test
  void countsTheParametersOfTheNetwork() throws Exception {
    Measurement last = runner.run(search(1, "width", 10L, "depth", 2L), context());

    assertThat(last.metrics())
        .containsEntry("parameters", 64.0 * 10 + 10 + 10 * 10 + 10 + 10 * 10 + 10);
  }

  @Test
  void measuresTheTimesThatAGoalNames() throws Exception {
    Goals goals =
        new Goals(
            List.of(ACCURACY, new Objective("epoch-time", Direction.MINIMIZE)),
            List.of(new Constraint("inference-time", Constraint.Bound.AT_MOST, 60)));
    runner =
        new Dl4jTrialRunner(
            new MlpFamily(),
            DIGITS,
            FileOpener.LOCAL,
            Datasets.load(DIGITS, FileOpener.LOCAL).fingerprint(),
            goals,
            3);
    Measurement last = runner.run(search(2), context());
    Measurement test = runner.run(task(Purpose.TEST, 2), context());

    assertThat(last.metrics().get("epoch-time")).isPositive();
    assertThat(last.metrics().get("inference-time")).isPositive();
    assertThat(goals.judged(new Outcome.Completed(last))).isInstanceOf(Outcome.Completed.class);
    assertThat(test.metrics())
        .containsOnlyKeys("accuracy", "loss", "f1", "parameters", "inference-time");
  }

  @Test
  void readsTheLargerCheckpointThatAnotherMachineWrote() throws Exception {
    Measurement expected = runner.run(search(3), context());
    byte[] elsewhere = trainedElsewhere(2);
    storage.files.clear();
    runner.run(search(1), context());
    storage.files.put("checkpoints/5/2.zip", elsewhere);
    FakeContext context = context();

    assertThat(runner.run(search(3), context)).isEqualTo(expected);
    assertThat(context.resumedFrom).isEqualTo(2);
  }

  private byte[] trainedElsewhere(int epochs) throws Exception {
    MemoryStorage other = new MemoryStorage();
    runner.run(search(epochs), new FakeContext(other, ID));
    return Objects.requireNonNull(other.files.get("checkpoints/5/" + epochs + ".zip"));
  }

  @Test
  void keepsNoNetworkOfATrialThatFailed() throws Exception {
    Measurement expected = runner.run(search(3), context());
    storage.files.clear();
    runner.run(search(1), context());
    FakeContext stopped = context();
    stopped.stepsLeft = 3;
    assertThatThrownBy(() -> runner.run(search(3), stopped)).hasMessage("The test stops it");

    FakeContext context = context();
    assertThat(runner.run(search(3), context)).isEqualTo(expected);
    assertThat(context.resumedFrom).isEqualTo(1);
  }

  @Test
  void startsFromAnEarlierCheckpointWhereOneIsDamaged() throws Exception {
    Measurement expected = runner.run(search(3), context());
    runner.run(search(1), context());
    runner.run(search(2), context());
    storage.files.put("checkpoints/5/2.zip", Arrays.copyOf(file(2), 1000));
    ModelCache.shared().clear();
    FakeContext context = context();

    assertThat(runner.run(search(3), context)).isEqualTo(expected);
    assertThat(context.resumedFrom).isEqualTo(1);
    assertThat(context.warnings)
        .singleElement()
        .asString()
        .startsWith("Cannot read the checkpoint of epoch 2: ");
  }

  @Test
  void startsAnewWhereNoCheckpointIsOfThisModel() throws Exception {
    runner.run(search(1, "width", 8L), context());
    Measurement expected = runner.run(search(2), new FakeContext(new MemoryStorage(), ID));
    FakeContext context = context();

    assertThat(runner.run(search(2), context)).isEqualTo(expected);
    assertThat(context.resumedFrom).isZero();
    assertThat(context.warnings)
        .containsExactly("Cannot use the checkpoint of epoch 1: it is of another model");
  }

  @Test
  void testsTheCheckpointOnTheTestPartAndLeavesNothing() throws Exception {
    Measurement validation = runner.run(search(2), context());
    FakeContext context = context();

    Measurement test = runner.run(task(Purpose.TEST, 2), context);

    assertThat(context.resumedFrom).isEqualTo(2);
    assertThat(context.curve).isEmpty();
    assertThat(test.epochs()).isEqualTo(2);
    assertThat(test.metrics()).containsOnlyKeys("accuracy", "loss", "f1", "parameters");
    assertThat(test.metrics().get("loss")).isNotEqualTo(validation.metrics().get("loss"));
    assertThat(storage.files).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "momentum", "adadelta", "adam"})
  void measuresTheTestPartWhateverTheOptimizerKeeps(String optimizer) throws Exception {
    TrialTask search = search(1, "optimizer", optimizer, "learning-rate", 1e-2);
    runner.run(search, context());

    Measurement test = runner.run(new TrialTask(search.trial(), 1, Purpose.TEST), context());

    assertThat(test.metrics().get("accuracy")).isBetween(0.0, 1.0);
  }

  @Test
  void trainsAgainForATestWhoseCheckpointIsLost() throws Exception {
    runner.run(search(2), context());
    Measurement kept = runner.run(task(Purpose.TEST, 2), context());
    storage.files.clear();

    assertThat(runner.run(task(Purpose.TEST, 2), context())).isEqualTo(kept);
    assertThat(storage.files).isEmpty();
  }

  @Test
  void repeatsFromTheStartAndLeavesNothing() throws Exception {
    runner.run(search(1), context());
    FakeContext context = context();

    Measurement repeat = runner.run(task(Purpose.REPEAT, 2), context);

    assertThat(context.resumedFrom).isZero();
    assertThat(repeat.epochs()).isEqualTo(2);
    assertThat(storage.files).containsOnlyKeys("checkpoints/5/1.zip");
  }

  @Test
  void aNumberedRepeatIsMeasuredOnGroupsOfRows() throws Exception {
    TrialTask task = TrialTask.repeat(task(Purpose.REPEAT, 1).trial(), 1, 1);
    Measurement repeat = runner.run(task, context());

    List<Double> groups = RowGroups.values(repeat, "accuracy");
    assertThat(groups).hasSize(20);
    assertThat(groups.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
        .as("groups differ by a row in size at most")
        .isCloseTo(repeat.metrics().get("accuracy"), within(0.01));
    assertThat(runner.run(task, context())).isEqualTo(repeat);
    assertThat(runner.run(TrialTask.repeat(task.trial(), 1, 2), context())).isNotEqualTo(repeat);
  }

  @Test
  void callsAModelDivergedAtOnce() {
    assertThatThrownBy(
            () ->
                runner.run(
                    search(50, "optimizer", "sgd", "learning-rate", 1e3, "activation", "softplus"),
                    context()))
        .isInstanceOfSatisfying(
            TrialException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.DIVERGED))
        .hasMessageMatching("(train-loss|accuracy) is NaN (in|after) epoch \\d+");
    assertThat(storage.files).isEmpty();
  }

  @Test
  void callsAConfigurationInvalidThatLacksABatchSize() {
    Configuration lacking = new Configuration(Map.of("learning-rate", 0.01));

    assertThatThrownBy(() -> runner.run(TrialTask.search(new Trial(ID, lacking, 1), 1), context()))
        .isInstanceOfSatisfying(
            TrialException.class,
            e -> assertThat(e.kind()).isEqualTo(FailureKind.INVALID_CONFIGURATION))
        .hasMessage("Cannot build a network: Cannot read parameter batch-size: null is no Long");
  }

  @Test
  void callsAConfigurationInvalidThatNoNetworkCanHave() {
    assertThatThrownBy(() -> runner.run(search(1, "activation", "cube"), context()))
        .isInstanceOfSatisfying(
            TrialException.class,
            e -> assertThat(e.kind()).isEqualTo(FailureKind.INVALID_CONFIGURATION))
        .hasMessage("Cannot build a network: Invalid activation: cube");
  }

  @Test
  void stopsBetweenTwoSteps() {
    FakeContext context = context();
    context.stepsLeft = 3;

    assertThatThrownBy(() -> runner.run(search(1), context))
        .isInstanceOf(TrialException.class)
        .hasMessage("The test stops it");
    assertThat(context.curve).isEmpty();
  }

  @Test
  void takesTheWholePartWhereABatchIsLarger() throws Exception {
    FakeContext context = context();
    runner.run(search(1, "batch-size", 5000L), context);

    assertThat(context.warnings)
        .containsExactly("batch-size 5000 is above the 1258 rows of the train part");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 419})
  void trainsBatchNormalizationOnSingleRows(long size) throws Exception {
    Measurement last = runner.run(search(1, "batch-size", size, "batch-norm", true), context());

    assertThat(last.metrics().get("loss")).isFinite();
  }

  @Test
  void refusesOtherDataThanTheDriver() {
    TrialRunner other =
        new Dl4jTrialRunner(new MlpFamily(), DIGITS, FileOpener.LOCAL, "abc", GOALS, 3);

    assertThatThrownBy(() -> other.run(search(1), context()))
        .hasMessageStartingWith(
            "Cannot use data digits: they are not those of the driver, fingerprint ")
        .hasMessageEndingWith(" instead of abc");
  }

  @Test
  void saysWhatItComputesWith() {
    assertThat(runner.engine().backend()).isEqualTo("cpu");
    assertThat(runner.engine().libraries()).startsWith("dl4j 1.0.0-M2.1, nd4j-native 1.0.0-M2.1");
  }

  @Test
  void leavesNoWorkspaceBehind() throws Exception {
    runner.run(search(1), context());

    assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesIdsForCurrentThread()).isEmpty();
  }

  @Test
  void learnsTheDigits() throws Exception {
    Measurement last =
        runner.run(search(27, "learning-rate", 3e-3, "batch-size", 32L, "width", 128L), context());

    assertThat(last.metrics().get("accuracy")).isGreaterThanOrEqualTo(0.96);
  }
}
