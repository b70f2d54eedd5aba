package io.nightjar.study;

import io.nightjar.run.Backend;
import io.nightjar.run.InstantBackend;
import io.nightjar.search.Plan;
import io.nightjar.search.Scheduler;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.Schedulers;
import io.nightjar.search.SearchProblem;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.space.Categories;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Whole studies without training, with failures of every kind among their trials. */
final class Sweeps {
  static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("rate", new FloatRange(1e-4, 1, Scale.LOG)),
          Parameter.of("kind", new Categories(List.of("a", "b", "c"))));

  private static final SearchSpace NUMBERS =
      SearchSpace.of(
          Parameter.of("rate", new FloatRange(1e-4, 1, Scale.LOG)),
          Parameter.of("level", new IntegerRange(1, 9, Scale.LINEAR)));

  /** The second bracket of a round over [1, 9] with eta 3: it fails as a whole. */
  private static final Set<Long> LOST_BRACKET = Set.of(9L, 10L, 11L, 12L, 13L);

  private Sweeps() {}

  static Scheduler scheduler(
      SchedulerSpec.Kind scheduler, SearcherSpec.Kind searcher, Direction direction, int trials) {
    Goals goals = Goals.of(new Objective("score", direction));
    return Schedulers.create(
        Plan.of(new SchedulerSpec(scheduler, 3), searcher, trials, 1, 9),
        Searchers.create(
            new SearcherSpec(searcher, 7), SearchProblem.of(space(searcher), goals, trials, 5)),
        goals,
        5);
  }

  /** What the searcher serves. */
  private static SearchSpace space(SearcherSpec.Kind searcher) {
    return Searchers.refusal(new SearcherSpec(searcher, 7), SPACE).isEmpty() ? SPACE : NUMBERS;
  }

  static List<TrialResult> run(Scheduler scheduler, Backend backend) throws Exception {
    CollectedResults collected = new CollectedResults();
    try (backend) {
      new StudyRunner(scheduler, backend, collected).run();
    }
    return collected.results();
  }

  static Backend instant(int slots, long order) {
    return instant(slots, order, Sweeps::outcome);
  }

  static Backend instant(int slots, long order, Function<TrialTask, Outcome> answers) {
    return new InstantBackend(slots, order, answers);
  }

  /** Scores that tie often; a fifth of the trials fails sooner or later. */
  static Outcome outcome(TrialTask task) {
    long id = task.trial().id();
    if (LOST_BRACKET.contains(id)) {
      return new Outcome.Failed(FailureKind.ERROR, "the whole rung fails");
    }
    if (id % 5 == 2 && task.epochs() >= id % 4) {
      return new Outcome.Failed(FailureKind.DIVERGED, "score is NaN");
    }
    double noise = Math.floorMod(Seeds.mix(task.trial().seed(), task.epochs()), 4) / 4.0;
    double score = Math.rint(Math.log10(task.trial().configuration().number("rate")) + noise);
    return new Outcome.Completed(new Measurement(task.epochs(), Map.of("score", score)));
  }
}
