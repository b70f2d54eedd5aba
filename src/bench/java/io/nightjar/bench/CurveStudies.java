package io.nightjar.bench;

import io.nightjar.run.BackendException;
import io.nightjar.run.InstantBackend;
import io.nightjar.search.Plan;
import io.nightjar.search.Scheduler;
import io.nightjar.search.Schedulers;
import io.nightjar.search.Searcher;
import io.nightjar.study.CollectedResults;
import io.nightjar.study.StudyRunner;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Repeats the studies of a scheduler with a searcher on learning curves. */
final class CurveStudies {
  /** One at a time, as the peers run. */
  private static final int SLOTS = 1;

  private final String name;
  private final CurveTable curves;
  private final CurveBudget budget;
  private final Regret regret;
  private final SearchOptions options;

  CurveStudies(String name, CurveTable curves, SearchOptions options) {
    this.name = name;
    this.curves = curves;
    this.budget = CurveBudget.of(curves);
    this.regret = Regret.over(curves.finalLosses());
    this.options = options;
  }

  SearchFigure measure(CurveSystem system) throws InterruptedException {
    Plan plan = budget.plan(system.scheduler(), system.searcher());
    List<Double> regrets = options.repeat(repetition -> regret(system, plan, repetition));
    return new SearchFigure(system.name(), name, "epochs", budget.epochs(), regrets, List.of());
  }

  private double regret(CurveSystem system, Plan plan, int repetition)
      throws InterruptedException, BackendException {
    long seed = Seeds.mix(Seeds.mix(options.seed(), name.hashCode()), repetition);
    Goals goals = Goals.of(curves.objective());
    Searcher searcher =
        OwnSearchers.create(system.searcher(), curves.space(), goals, plan.trials(), seed)
            .orElseThrow();
    Scheduler scheduler = Schedulers.create(plan, searcher, goals, seed);
    CollectedResults collected = new CollectedResults();
    try (InstantBackend backend = new InstantBackend(SLOTS, seed, this::answer)) {
      new StudyRunner(new BudgetedScheduler(scheduler, budget.epochs()), backend, collected).run();
    }
    return regret.of(chosen(collected.results()));
  }

  /** The least loss at the most epochs that any trial reached. */
  private double chosen(List<TrialResult> results) {
    return results.stream()
        .min(
            Comparator.comparingInt((TrialResult result) -> -result.task().epochs())
                .thenComparingDouble(this::loss))
        .map(this::loss)
        .orElseThrow();
  }

  private double loss(TrialResult result) {
    return curves.objective().loss(result.value(curves.objective().metric()).orElseThrow());
  }

  private Outcome answer(TrialTask task) {
    double value = curves.nearest(task.trial().configuration())[task.epochs() - 1];
    return new Outcome.Completed(
        new Measurement(task.epochs(), Map.of(curves.objective().metric(), value)));
  }
}
