package io.nightjar.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.report.Results;
import io.nightjar.report.SweepTables;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a stand-in that keeps what it is sent; a real server is asked in .ci/interop-check. */
final class MlflowTrackingTest {
  private static final String SWEEP = "s_20260301T010000Z_ab12";
  private static final Map<String, String> JOB = Map.of("searcher", "sobol");

  private FakeMlflow server = FakeMlflow.dead();

  @BeforeEach
  void start() throws IOException {
    server = FakeMlflow.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static SweepTables tables() {
    return Results.tables(Results.facts("digits", SWEEP), Results.sweep());
  }

  private MlflowTracking.Written export() throws ExportException, IOException {
    return new MlflowTracking(server.address() + "/", Optional.of("Bearer t"))
        .add(tables(), "digits", JOB);
  }

  private FakeMlflow.Run run(String id) {
    return Objects.requireNonNull(server.runs().get(id));
  }

  @Test
  void aSweepIsARunAndItsTrialsAreNestedInIt() throws Exception {
    MlflowTracking.Written written = export();
    assertThat(written.page()).isEqualTo(server.address() + "/#/experiments/1/runs/r1");
    assertThat(written.trials()).isEqualTo(3);
    assertThat(server.runs()).hasSize(4);

    FakeMlflow.Run sweep = run("r1");
    assertThat(sweep.params()).isEqualTo(JOB);
    assertThat(sweep.status()).isEqualTo("FINISHED");
    assertThat(sweep.tags()).containsEntry("nightjar.best_trial", "1");
    assertThat(sweep.metrics())
        .containsEntry("best_score@0", 0.9)
        .containsEntry("test_score@0", 0.88)
        .containsEntry("failed@0", 1.0);

    FakeMlflow.Run winner = run("r3");
    assertThat(winner.tags())
        .containsEntry("mlflow.parentRunId", "r1")
        .containsEntry("nightjar.trial", "1")
        .containsEntry("nightjar.rank", "1")
        .containsEntry("nightjar.status", "completed");
    assertThat(winner.params())
        .containsEntry("learning-rate", "0.002")
        .containsEntry("batch-norm", "true");
    assertThat(winner.metrics())
        .containsEntry("accuracy@9", 0.9)
        .containsEntry("score@9", 0.9)
        .containsKeys("accuracy@1", "loss@5");
    assertThat(server.authorizations()).containsOnly("Bearer t");
  }

  @Test
  void aFailedTrialSaysSoAndHasNoScore() throws Exception {
    export();
    FakeMlflow.Run failed = run("r4");
    assertThat(failed.status()).isEqualTo("FAILED");
    assertThat(failed.tags()).containsEntry("nightjar.failure_kind", "diverged");
    assertThat(failed.metrics())
        .containsKey("accuracy@3")
        .doesNotContainKeys("score@3", "accuracy@4");
  }

  @Test
  void aSecondExportChangesNothingAndCompletesWhatWasCutOff() throws Exception {
    assertThat(export().written()).isEqualTo(3);
    assertThat(export().written()).isZero();
    run("r3").tags().remove("nightjar.digest");
    assertThat(export().written()).isEqualTo(1);
    assertThat(server.runs()).hasSize(4);
  }

  @Test
  void aFailureLaterIsNoRefusalAndTheNextExportGoesOn() throws Exception {
    server.breakAfter(6);
    assertThatThrownBy(this::export).isInstanceOf(IOException.class).hasMessageContaining("broken");
    server.breakAfter(Integer.MAX_VALUE);
    export();
    assertThat(server.runs()).hasSize(4);
  }

  @Test
  void refusesADeletedExperiment() {
    server.deleteExperiment();
    assertThatThrownBy(this::export)
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "Cannot use experiment digits of the MLflow server %s: it is deleted; restore it there"
                .formatted(server.address()));
    assertThat(server.runs()).isEmpty();
  }

  @Test
  void refusesWhatDoesNotAnswerOrNotAsMlflow() throws Exception {
    server.breakAfter(0);
    assertThatThrownBy(this::export)
        .isInstanceOf(ExportException.class)
        .hasMessage("Cannot use the MLflow server " + server.address() + ": broken");
    server.stop();
    assertThatThrownBy(this::export)
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith("Cannot reach the MLflow server " + server.address());
  }

  @Test
  void refusesAServerThatNamesNoExperiment() {
    server.alwaysAnswer("{}");
    assertThatThrownBy(this::export)
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "Cannot use the MLflow server "
                + server.address()
                + ": MLflow answered {}, where experiment is missing or wrong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runs/search | {\"runs\":[1,\"x\"]} | {runs=[1, x]}, where runs",
        "runs/search | {\"runs\":{}} | {runs={}}, where runs",
        "runs/search | {\"runs\":[{}]} | {}, where data",
        "runs/search | {\"runs\":[{\"data\":{\"tags\":[7]}}]} | {tags=[7]}, where tags",
        "runs/search | {\"runs\":[{\"data\":{},\"info\":{\"run_id\":3}}]} | {run_id=3}, where run_id",
        "runs/create | {} | {}, where run",
        "runs/create | {\"run\":{\"info\":{}}} | {}, where run_id"
      })
  void whatNoMlflowAnswersIsNeverWritten(String call, String answer, String problem) {
    server.answer(call, answer);
    assertThatThrownBy(this::export)
        .isInstanceOf(IOException.class)
        .hasMessage("MLflow answered " + problem + " is missing or wrong");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "mlruns", "file:///tmp/mlruns", "http://", "http://host/a b", "databricks"})
  void refusesAnAddressThatIsNone(String address) {
    assertThatThrownBy(() -> new MlflowTracking(address, Optional.empty()))
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith("Invalid address of an MLflow server: " + address);
  }
}
