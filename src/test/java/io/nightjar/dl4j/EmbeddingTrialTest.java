package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.dl4j.family.Nets;
import io.nightjar.run.TrialException;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddingTrialTest {
  private final FakeContext context = new FakeContext(new MemoryStorage(), 1);

  private Measurement run(int epochs, Object... settings) throws Exception {
    Goals goals = Goals.of(new Objective("accuracy", Direction.MAXIMIZE));
    Trial trial = new Trial(1, Nets.configuration(settings), 11);
    return FamilyRuns.runner("embedding", goals, 5).run(TrialTask.search(trial, epochs), context);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n-pair", "triplet"})
  void rowsComeToLieNearTheirClass(String loss) throws Exception {
    Measurement measured = run(8, "loss", loss, "batch-size", 32L, "width", 64L);

    assertThat(context.warnings).isEmpty();
    assertThat(measured.metrics()).containsOnlyKeys("accuracy", "f1", "train-loss", "parameters");
    assertThat(measured.metrics().get("accuracy")).isBetween(0.9, 1.0);
  }

  @Test
  void aBatchThatHoldsNotAllClassesIsWarned() throws Exception {
    run(1, "batch-size", 19L);

    assertThat(context.warnings)
        .isEqualTo(
            List.of(
                "batch-size 19 holds 2 rows of 9 of the 10 classes at most: in metric learning the"
                    + " batch size bounds the model (guide 57.3)"));
  }

  @Test
  void aBatchWithoutTwoClassesIsInvalid() {
    assertThatThrownBy(() -> run(1, "batch-size", 3L))
        .isInstanceOfSatisfying(
            TrialException.class,
            e -> assertThat(e.kind()).isEqualTo(FailureKind.INVALID_CONFIGURATION))
        .hasMessage(
            "Cannot build a network: batch-size 3 holds no 2 rows of 2 classes, and metric learning"
                + " needs diverse batches (guide 57.3)");
  }
}
