package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every runner keeps to; an implementation costs a few lines. */
public interface TrialRunnerContract {
  Assignment ASSIGNMENT = new Assignment(1, 0, "driver", "localhost", "cpu");

  TrialRunner runner();

  Objective objective();

  /** A trial that can be trained for 4 epochs in a moment. */
  Trial trial();

  private TrialResult train(int epochs, Path folder) throws InterruptedException, StorageException {
    return execute(runner(), epochs, folder, TrialProbe.NONE);
  }

  private TrialResult execute(TrialRunner runner, int epochs, Path folder, TrialProbe probe)
      throws InterruptedException, StorageException {
    return new TrialExecutor(
            runner, Goals.of(objective()), Duration.ofMinutes(10), new LocalStorage(folder))
        .execute(TrialTask.search(trial(), epochs), ASSIGNMENT, probe);
  }

  @Test
  default void measuresTheObjectiveAtTheTasksEpochs(@TempDir Path folder) throws Exception {
    TrialResult result = train(2, folder);
    assertThat(result.outcome()).isInstanceOf(Outcome.Completed.class);
    assertThat(result.value(objective().metric())).isPresent();
    assertThat(result.attempts().get(0).fromEpochs()).isZero();
  }

  @Test
  default void sameTaskSameResult(@TempDir Path one, @TempDir Path other) throws Exception {
    assertThat(train(2, one).outcome()).isEqualTo(train(2, other).outcome());
  }

  @Test
  default void goesOnFromItsCheckpointAsIfItHadNotStopped(
      @TempDir Path stopped, @TempDir Path straight) throws Exception {
    train(2, stopped);
    TrialResult resumed = train(4, stopped);
    assertThat(resumed.attempts().get(0).fromEpochs()).isEqualTo(2);
    assertThat(resumed.curve()).extracting(Measurement::epochs).allMatch(epochs -> epochs > 2);
    assertThat(resumed.outcome()).isEqualTo(train(4, straight).outcome());
  }

  @Test
  default void damagedCheckpointMeansTrainingFromTheStart(
      @TempDir Path damaged, @TempDir Path straight) throws Exception {
    Path checkpoint = damaged.resolve(Checkpoints.folder(trial().id())).resolve("2.zip");
    Files.createDirectories(checkpoint.resolveSibling(""));
    Files.writeString(checkpoint, "no checkpoint");
    TrialResult result = train(4, damaged);
    assertThat(result.attempts().get(0).fromEpochs()).isZero();
    assertThat(result.outcome()).isEqualTo(train(4, straight).outcome());
  }

  @Test
  default void stopsWhereItIsCancelled(@TempDir Path folder) throws Exception {
    TrialProbe cancelled =
        new TrialProbe() {
          @Override
          public void reported(Measurement point) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    TrialResult result = execute(runner(), 4, folder, cancelled);
    assertThat(result.isCompleted()).isFalse();
    assertThat(result.curve()).isEqualTo(List.of());
  }

  @Test
  default void runsTheSameOnAnExecutor(@TempDir Path here, @TempDir Path there) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(runner());
    }
    TrialRunner arrived;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      arrived = (TrialRunner) in.readObject();
    }
    assertThat(execute(arrived, 2, there, TrialProbe.NONE).outcome())
        .isInstanceOf(Outcome.Completed.class)
        .isEqualTo(train(2, here).outcome());
  }
}
