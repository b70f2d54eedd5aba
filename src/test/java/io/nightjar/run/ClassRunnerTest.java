package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Configuration;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.SplitSpec;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a user's own objective does is a result of its trial. */
final class ClassRunnerTest {
  private static final Goals GOALS = Goals.of(new Objective("cost", Direction.MINIMIZE));
  private static final String MOODY = OwnObjectives.Moody.class.getName();

  @TempDir private Path folder;

  private Outcome outcome(ClassRunner runner, String how) throws Exception {
    Trial trial = new Trial(1, new Configuration(Map.of("how", how)), 7);
    return new TrialExecutor(runner, GOALS, Duration.ofMinutes(1), new LocalStorage(folder))
        .execute(
            TrialTask.search(trial, 2),
            new Assignment(1, 0, "driver", "here", "cpu"),
            TrialProbe.NONE)
        .outcome();
  }

  private static ClassRunner without(String className) {
    return new ClassRunner(className, Optional.empty(), FileOpener.LOCAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exception     | error         | IllegalStateException: broken",
        "memory        | out of memory | OutOfMemoryError: too much",
        "linkage       | error         | NoClassDefFoundError: com/example/Missing",
        "nothing       | error         | io.nightjar.run.OwnObjectives$Moody returned no measurement",
        "no number     | diverged      | cost is NaN after epoch 2",
        "another metric| error         | The trial measured no cost",
        "too far       | error         | The trial measured epoch 3 instead of 2"
      })
  void everyFailureHasItsKind(String how, String kind, String reason) throws Exception {
    Outcome outcome = outcome(without(MOODY), how);

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.kind().label()).isEqualTo(kind);
    assertThat(failed.reason()).isEqualTo(reason);
  }

  @Test
  void aClassThatCannotBeMadeFailsItsTrials() throws Exception {
    assertThat(outcome(without(OwnObjectives.Unmade.class.getName()), "any"))
        .hasToString("Failed[kind=ERROR, reason=IllegalStateException: no licence]");
    assertThat(outcome(without("com.example.Gone"), "any").toString())
        .contains("Cannot find class com.example.Gone");
  }

  @Test
  void dataAreToldToWhoWantsThem() throws Exception {
    DataSpec digits = DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1));
    ClassRunner runner = new ClassRunner(MOODY, Optional.of(digits), FileOpener.LOCAL);

    assertThat(outcome(runner, "well"))
        .isEqualTo(new Outcome.Completed(new Measurement(2, Map.of("cost", 2.0))));
    assertThat(outcome(without(MOODY), "well"))
        .isEqualTo(new Outcome.Completed(new Measurement(2, Map.of("cost", 1.0))));
  }

  /** Also after it has run. */
  @Test
  void travelsAsTheNameOfItsClass() throws Exception {
    ClassRunner runner = without(MOODY);
    outcome(runner, "well");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(runner);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ClassRunner read = (ClassRunner) in.readObject();
      assertThat(read.engine()).isEqualTo(Engine.JAVA);
      assertThat(outcome(read, "well")).isInstanceOf(Outcome.Completed.class);
    }
  }
}
