package io.nightjar.bench;

import io.nightjar.run.BackendException;
import io.nightjar.run.SimulatedBackend;
import io.nightjar.run.SimulatedTrials;
import io.nightjar.run.TrialSpeeds;
import io.nightjar.search.Plan;
import io.nightjar.search.Schedulers;
import io.nightjar.search.SearchProblem;
import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudyRunner;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.util.Locale;

/** One study on a virtual clock, with the regret of its incumbent as it goes. */
final class SimulatedStudy implements StudyListener {
  static final String NEARBY = "nearby";

  private static final double SIGMA = 0.5;
  private static final double STRAGGLERS = 0.05;
  private static final double SLOWDOWN = 5;

  private final CurveProblem problem;
  private final SimulatedBackend backend;
  private final RegretTrace trace = new RegretTrace();
  private Duration lastStart = Duration.ZERO;
  private long newest = -1;
  private double best = Double.POSITIVE_INFINITY;

  private SimulatedStudy(CurveProblem problem, int slots, long seed) {
    this.problem = problem;
    SimulatedTrials trials = SimulatedTrials.of(problem.objective().metric(), problem::value);
    this.backend =
        new SimulatedBackend(
            slots, trials.withSpeeds(new TrialSpeeds(seed, 1, SIGMA, STRAGGLERS, SLOWDOWN)));
  }

  /**
   * What came of a study.
   *
   * @param busy the slots' share of use until the last trial started
   * @param busyToTheEnd until the last task ended
   */
  record Figures(RegretTrace trace, double busy, double busyToTheEnd) {}

  static boolean learns(String searcher) {
    return searcher.equals(NEARBY) || kind(searcher).learns();
  }

  private static SearcherSpec.Kind kind(String searcher) {
    return SearcherSpec.Kind.valueOf(searcher.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static Figures run(SimulatedSystem system, CurveProblem problem, int slots, long seed) {
    SimulatedStudy study = new SimulatedStudy(problem, slots, seed);
    Goals goals = Goals.of(problem.objective());
    Plan plan = system.plan();
    Searcher searcher = searcher(system.searcher(), problem, goals, plan.trials(), seed);
    try {
      new StudyRunner(Schedulers.create(plan, searcher, goals, seed), study.backend, study).run();
    } catch (InterruptedException | BackendException e) {
      throw new IllegalStateException("Cannot simulate a study", e);
    }
    study.trace.end(study.backend.time());
    return new Figures(
        study.trace,
        study.backend.busyShare(study.lastStart),
        study.backend.busyShare(study.backend.time()));
  }

  private static Searcher searcher(
      String name, CurveProblem problem, Goals goals, int trials, long seed) {
    return name.equals(NEARBY)
        ? new NearbySearcher(problem.space(), goals, Seeds.mix(seed, 1))
        : Searchers.create(
            new SearcherSpec(kind(name), SearcherSpec.DEFAULT_POINTS),
            SearchProblem.of(problem.space(), goals, trials, seed));
  }

  @Override
  public void asked(TrialTask task) {
    if (task.trial().id() > newest) {
      newest = task.trial().id();
      lastStart = backend.time();
    }
  }

  @Override
  public void told(TrialResult result) {
    if (result.task().epochs() == problem.maxEpochs()) {
      Trial trial = result.task().trial();
      double loss =
          problem.objective().loss(result.value(problem.objective().metric()).orElseThrow());
      if (loss < best) {
        best = loss;
        trace.add(backend.time(), problem.regret(trial.configuration()));
      }
    }
  }
}
