package io.nightjar.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.EpochTimes;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.Objective;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plans of a study whose every epoch takes a second. */
final class NightPlanTest {
  private static final EpochTimes SECOND =
      new EpochTimes(0, List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0));

  private static StudySpec study(
      int trials, SearcherSpec.Kind searcher, Optional<HonestSpec> honest) {
    return new StudySpec(
        "night",
        Sweeps.SPACE,
        ModelSpec.of("mlp"),
        Optional.empty(),
        Goals.of(new Objective("score", Direction.MAXIMIZE)),
        new SearcherSpec(searcher, SearcherSpec.DEFAULT_POINTS),
        new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 3),
        new Budget(trials, 1, 27, Duration.ofMinutes(10), Optional.empty()),
        1,
        Optional.empty(),
        honest,
        List.of());
  }

  private static Optional<NightPlan> plan(StudySpec study, int slots, long seconds) {
    return NightPlan.of(study, SECOND, slots, Duration.ofSeconds(seconds));
  }

  @Test
  void aStudyThatFitsRunsWhole() {
    StudySpec study = study(49, SearcherSpec.Kind.SOBOL, Optional.of(HonestSpec.STANDARD));
    long epochs = study.plan().epochs();
    NightPlan plan = plan(study, 1, epochs + 25 * 27).orElseThrow();
    assertThat(plan.study()).isEqualTo(study);
    assertThat(plan.isCut()).isFalse();
    assertThat(plan.search()).isEqualTo(Duration.ofSeconds(epochs));
    assertThat(plan.repeats()).isEqualTo(Duration.ofSeconds(25 * 27));
    assertThat(plan(study, 1, epochs + 25 * 27 - 1).orElseThrow().isCut()).isTrue();
  }

  @Test
  void aLongerOneHasFewerTrialsOnTheSameRungs() {
    StudySpec study = study(10_000, SearcherSpec.Kind.SOBOL, Optional.of(HonestSpec.STANDARD));
    NightPlan plan = plan(study, 4, 3600).orElseThrow();
    Budget budget = plan.study().budget();
    assertThat(plan.isCut()).isTrue();
    assertThat(budget.cutFrom()).hasValue(10_000);
    assertThat(budget.minEpochs()).isEqualTo(1);
    assertThat(budget.maxEpochs()).isEqualTo(27);
    assertThat(plan.study().honest()).contains(HonestSpec.STANDARD);
    double seconds = plan.search().toSeconds();
    assertThat(seconds)
        .as("a fifth longer than the time beside the repeats")
        .isBetween(3400.0, 1.2 * 3600);
    assertThat(study.plan().brackets()).startsWith(plan.study().plan().brackets().get(0));
  }

  @Test
  void aSingleBracketHasAMarginInsteadOfASurplus() {
    StudySpec study = study(10_000, SearcherSpec.Kind.SOBOL, Optional.empty());
    SchedulerSpec halving = new SchedulerSpec(SchedulerSpec.Kind.HALVING, 3);
    NightPlan plan = plan(withScheduler(study, halving), 4, 3600).orElseThrow();
    assertThat(plan.search().toSeconds()).isBetween(2800L, 3000L);
  }

  private static StudySpec withScheduler(StudySpec study, SchedulerSpec scheduler) {
    return new StudySpec(
        study.name(),
        study.space(),
        study.model(),
        study.data(),
        study.goals(),
        study.searcher(),
        scheduler,
        study.budget(),
        study.seed(),
        study.deepening(),
        study.honest(),
        study.notes());
  }

  @Test
  void whoLearnsDoesSoAsIfThereWereNoSurplus() {
    StudySpec study = study(10_000, SearcherSpec.Kind.TPE, Optional.empty());
    NightPlan plan = plan(study, 2, 3600).orElseThrow();
    int trials = plan.study().budget().trials();
    assertThat(plan.study().scheduler().lag().orElseThrow())
        .isLessThan(study.cutTo(trials, Optional.empty()).plan().lag().orElseThrow());
  }

  @Test
  void repeatsThatWouldOutweighTheSearchAreFewer() {
    StudySpec study = study(1000, SearcherSpec.Kind.SOBOL, Optional.of(HonestSpec.STANDARD));
    NightPlan plan = plan(study, 1, 900).orElseThrow();
    assertThat(plan.study().honest()).contains(new HonestSpec(2, 5));
    NightPlan without = plan(study, 1, 200).orElseThrow();
    assertThat(without.study().honest()).isEmpty();
    assertThat(without.study().budget().trials()).isPositive();
  }

  @Test
  void thereMayBeNoTimeAtAll() {
    StudySpec study = study(1000, SearcherSpec.Kind.SOBOL, Optional.of(HonestSpec.STANDARD));
    assertThat(plan(study, 1, 26)).isEmpty();
    assertThat(plan(study, 1, 27).orElseThrow().study().budget().trials()).isBetween(1, 5);
  }

  @Test
  void theSameTimesGiveTheSamePlan() {
    StudySpec study = study(100_000, SearcherSpec.Kind.RANDOM, Optional.of(HonestSpec.STANDARD));
    EpochTimes uneven = new EpochTimes(0.1, List.of(0.5, 1.0, 2.0, 4.0));
    assertThat(NightPlan.of(study, uneven, 8, Duration.ofHours(2)))
        .isEqualTo(NightPlan.of(study, uneven, 8, Duration.ofHours(2)));
  }
}
