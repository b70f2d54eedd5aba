package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.family.Metrics;
import io.nightjar.dl4j.family.Nets;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family learns. */
@Tag("slow")
final class FamiliesTest {
  private static final Goals GOALS = Goals.of(new Objective("accuracy", Direction.MAXIMIZE));
  private static final long ID = 5;

  /** The epochs to which schedules reach. */
  private static final int LONGEST = 6;

  static Stream<Arguments> families() {
    return Stream.of(
        Arguments.of("mlp", settings("learning-rate-decay", "step", "step-every", 2L)),
        Arguments.of("mlp", settings("optimizer", "adadelta", "learning-rate-decay", "cosine")),
        Arguments.of("mlp", settings("class-weights", "balanced", "batch-norm", true)),
        Arguments.of("cnn", settings("stages", 2L, "filters", 4L, "kernel", "7x1+1x7")),
        Arguments.of("cnn", settings("stages", 1L, "filters", 4L, "batch-norm", true)),
        Arguments.of("cnn", settings("pooling", "avg", "filters", 4L, "warm-up", 2.5)),
        Arguments.of("lstm", settings("summary", "last", "depth", 2L)),
        Arguments.of("lstm", settings("summary", "mean", "learning-rate-decay", "exponential")),
        Arguments.of("lstm", settings("learning-rate-decay", "one-cycle", "dropout", 0.2)));
  }

  private static Object[] settings(Object... namesAndValues) {
    return Stream.concat(
            Stream.of(namesAndValues), Stream.of("batch-size", 16L, "learning-rate", 0.01))
        .toArray();
  }

  private static Measurement train(
      String family, int epochs, FakeContext context, Object... settings) throws Exception {
    Trial trial = new Trial(ID, Nets.configuration(settings), 11);
    return FamilyRuns.runner(family, GOALS, LONGEST).run(TrialTask.search(trial, epochs), context);
  }

  @ParameterizedTest
  @MethodSource("families")
  void learns(String family, Object... settings) throws Exception {
    FakeContext context = new FakeContext(new MemoryStorage(), ID);

    train(family, LONGEST, context, settings);

    List<Double> losses =
        context.curve.stream().map(point -> point.metrics().get(Metrics.TRAIN_LOSS)).toList();
    assertThat(losses).hasSize(LONGEST);
    assertThat(losses.get(LONGEST - 1)).isLessThan(losses.get(0));
  }

  /** The rate falls alike, however far a task goes, and otherwise under another budget. */
  @Test
  void aScheduleReachesToTheLargestBudgetAndNotToTheTasksEpochs() throws Exception {
    Object[] settings = settings("learning-rate-decay", "cosine", "optimizer", "sgd");

    double alone = lossOfFirstEpoch(1, LONGEST, settings);
    double beforeMore = lossOfFirstEpoch(2, LONGEST, settings);
    double ofALongerStudy = lossOfFirstEpoch(1, 10 * LONGEST, settings);

    assertThat(beforeMore).isEqualTo(alone);
    assertThat(ofALongerStudy).isNotEqualTo(alone);
  }

  private static double lossOfFirstEpoch(int epochs, int longest, Object... settings)
      throws Exception {
    FakeContext context = new FakeContext(new MemoryStorage(), ID);
    FamilyRuns.runner("mlp", GOALS, longest)
        .run(TrialTask.search(new Trial(ID, Nets.configuration(settings), 11), epochs), context);
    return Objects.requireNonNull(context.curve.get(0).metrics().get("loss"));
  }
}
