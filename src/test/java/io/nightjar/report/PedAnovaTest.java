package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.guide.Training;
import io.nightjar.space.Scale;
import io.nightjar.trial.Objective;
import io.nightjar.trial.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

final class PedAnovaTest {
  private static final Objective ACCURACY = Results.ACCURACY;
  private static final Axis UNIT = new Axis("x", Scale.LINEAR, 0, 1, List.of());
  private static final Axis LABELS = new Axis("x", Scale.LINEAR, 0, 1, List.of("a", "b"));

  /** Trials at random points of a cube, scored by a function of the point. */
  private static List<AnalysedTrial> trials(
      int count, int dimensions, ToDoubleFunction<List<Double>> score) {
    Well19937c random = new Well19937c(5);
    List<AnalysedTrial> trials = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      List<Double> point = new ArrayList<>();
      for (int i = 0; i < dimensions; i++) {
        point.add(random.nextDouble());
      }
      trials.add(
          new AnalysedTrial(
              id,
              TrialStatus.COMPLETED,
              Optional.empty(),
              point,
              Map.of(9, score.applyAsDouble(point)),
              Instant.EPOCH));
    }
    return trials;
  }

  private static List<Axis> axes(int dimensions) {
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      axes.add(new Axis("x" + i, Scale.LINEAR, 0, 1, List.of()));
    }
    return axes;
  }

  private static List<Importance> importances(int count, ToDoubleFunction<List<Double>> score) {
    return Importance.of(Evidence.of(trials(count, 4, score), ACCURACY), axes(4));
  }

  /** Two labels, half of all trials each: the divergence can be counted by hand. */
  @Test
  void divergenceOfLabelsIsThatOfTheirShares() {
    double[] all = new double[400];
    double[] best = new double[40];
    for (int i = 0; i < all.length; i++) {
      all[i] = i % 2 == 0 ? 0.25 : 0.75;
    }
    for (int i = 0; i < best.length; i++) {
      best[i] = i < 30 ? 0.25 : 0.75;
    }
    double share = 30.5 / 41;
    double expected = 2 * (share / 0.5 - 1) * (share / 0.5 - 1) * 0.5;
    assertThat(new PedAnova(LABELS).divergence(best, all)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void nothingTellsTheSameFromTheSame() {
    double[] all = {0.1, 0.2, 0.5, 0.7, 0.9};
    assertThat(new PedAnova(UNIT).divergence(all, all)).isZero();
    assertThat(new PedAnova(UNIT).divergence(new double[0], all)).isZero();
    assertThat(new PedAnova(UNIT).chance(all, 0, 1)).isZero();
  }

  @Test
  void chanceIsTheSameForTheSameSeedAndLessForMoreTrials() {
    double[] all = new double[2000];
    for (int i = 0; i < all.length; i++) {
      all[i] = i / 2000.0;
    }
    PedAnova anova = new PedAnova(UNIT);
    assertThat(anova.chance(all, 20, 3)).isEqualTo(anova.chance(all, 20, 3)).isPositive();
    assertThat(anova.chance(all, 500, 3)).isLessThan(anova.chance(all, 20, 3) / 3);
  }

  /** The first parameter weighs most, the second a little, the others nothing. */
  @Test
  void findsTheImportancesOfAFunction() {
    List<Importance> found =
        importances(
            2000,
            point ->
                -Math.abs(point.get(0) - 0.3) - 0.4 * (point.get(1) - 0.8) * (point.get(1) - 0.8));
    assertThat(found).extracting(Importance::parameter).startsWith("x0", "x1");
    assertThat(found.get(0).share()).isGreaterThan(0.7);
    assertThat(found.get(1).matters()).isTrue();
    assertThat(found.subList(2, 4)).noneMatch(Importance::matters);
    assertThat(found.stream().mapToDouble(Importance::share).sum()).isCloseTo(1, within(1e-5));
  }

  @Test
  void twoParametersOfTheSameWeightAreAlike() {
    List<Importance> found = importances(4000, point -> -point.get(1) - point.get(3));
    assertThat(found).extracting(Importance::parameter).contains("x1", "x3");
    assertThat(found.get(0).share()).isCloseTo(found.get(1).share(), within(0.1));
    assertThat(found.get(0).share() + found.get(1).share()).isGreaterThan(0.95);
  }

  @Test
  void fewTrialsHaveNoImportances() {
    assertThat(importances(19, point -> point.get(0))).isEmpty();
    assertThat(importances(20, point -> point.get(0))).hasSize(4);
  }

  @Test
  void comparesAtTheLargestBudgetOfEnoughTrials() {
    List<AnalysedTrial> trials = new ArrayList<>();
    for (int id = 0; id < 80; id++) {
      Map<Integer, Double> scores =
          id < 10
              ? Map.of(1, 0.1, 3, 0.2, 9, 0.3)
              : id < 40 ? Map.of(1, 0.1, 3, id / 100.0) : Map.of(1, 0.1);
      trials.add(
          new AnalysedTrial(
              id, TrialStatus.STOPPED, Optional.empty(), List.of(), scores, Instant.EPOCH));
    }
    Evidence evidence = Evidence.of(trials, ACCURACY);
    assertThat(evidence.epochs()).isEqualTo(3);
    assertThat(evidence.best()).hasSize(40);
    assertThat(evidence.best().get(0).id()).isEqualTo(39);
    assertThat(evidence.top()).hasSize(10);
    assertThat(Evidence.of(List.of(), ACCURACY).best()).isEmpty();
  }

  @Test
  void failedTasksAreNoEvidence() {
    List<TrialResult> results = List.of(Results.completed(0, 3, 0.7), Results.failed(1, 0, 3));
    ReportModel model =
        ReportModel.of(
            Results.tables(Results.facts("digits", "s_1"), results), Training.FROM_SCRATCH);
    assertThat(model.evidenceTrials()).isEqualTo(1);
  }
}
