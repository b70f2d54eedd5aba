package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.family.Nets;
import io.nightjar.guide.Guide;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Scale;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialTask;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

final class OutputLossesTest {

  @Test
  void theBoundIsThatOfTheGuide() {
    double bound = OutputLosses.LARGEST_RATIO;

    assertThat(Guide.rows())
        .filteredOn(row -> row.name().equals("loss-ratio") && row.section().equals("57.4"))
        .singleElement()
        .satisfies(
            row -> assertThat(row.domain()).contains(new FloatRange(1 / bound, bound, Scale.LOG)));
  }

  @Test
  void lossesMoreThanTwoOrdersOfMagnitudeApartAreImbalanced() {
    assertThat(OutputLosses.imbalance(Map.of("a", 3.0, "b", 300.0))).isEmpty();
    assertThat(OutputLosses.imbalance(Map.of("a", 0.02, "b", 2.01)))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("a 0.0200", "b 2.01")
                    .endsWith(
                        "several losses should lie within two orders of magnitude of each other"
                            + " (guide 57.4)"));
    assertThat(OutputLosses.imbalance(Map.of())).isEmpty();
  }

  @Test
  void meansCountRows() {
    OutputLosses losses = new OutputLosses();
    losses.add(Map.of("a", 1.0), 30);
    losses.add(Map.of("a", 2.0), 10);

    assertThat(losses.metrics()).isEqualTo(Map.of("a-loss", 1.25));
  }

  private static FakeContext run(double weight, int epochs) throws Exception {
    FakeContext context = new FakeContext(new MemoryStorage(), 1);
    Goals goals = Goals.of(new Objective("accuracy", Direction.MAXIMIZE));
    Trial trial = new Trial(1, Nets.configuration("reconstruction-weight", weight), 11);
    FamilyRuns.runner("multi-output", goals, 3).run(TrialTask.search(trial, epochs), context);
    return context;
  }

  @Test
  void aTrialWhoseLossesStartFarApartIsWarned() throws Exception {
    assertThat(run(1, 1).warnings).isEmpty();
    assertThat(run(1e4, 2).warnings)
        .as("said once, not in later epochs")
        .singleElement()
        .asString()
        .startsWith("The losses of the outputs start at class ")
        .endsWith("(guide 57.4)");
    assertThat(run(1e-4, 1).warnings).hasSize(1);
  }

  @Test
  void theLossesOfTheOutputsAddUpToThatOfTraining() throws Exception {
    Map<String, Double> metrics = run(0.5, 1).curve.get(0).metrics();

    assertThat(metrics.get("class-loss")).isPositive();
    assertThat(metrics.get("reconstruction-loss")).isPositive();
    assertThat(
            metrics.getOrDefault("class-loss", 0.0)
                + metrics.getOrDefault("reconstruction-loss", 0.0))
        .isCloseTo(metrics.get("train-loss"), Assertions.within(1e-5));
  }

  @Test
  void aWeightCountsInItsLoss() throws Exception {
    Measurement one = run(1, 1).curve.get(0);
    Measurement tiny = run(1e-3, 1).curve.get(0);

    assertThat(tiny.metrics().get("reconstruction-loss"))
        .isLessThan(one.metrics().getOrDefault("reconstruction-loss", 0.0) / 100);
  }
}
