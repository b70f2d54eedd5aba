package io.nightjar.sweep;

import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.run.TaskTime;
import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.Searchers;
import io.nightjar.search.TaskList;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudyRunner;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures how long an epoch takes where no earlier night says it: a few random configurations are
 * trained for one epoch each. They are no trials of the sweep and leave nothing behind.
 *
 * @param time that the whole sweep has
 */
record Probe(StudySpec study, int slots, Duration time) {
  private static final int FEWEST = 8;
  private static final int MOST = 64;

  /** So many for each slot: one that is measured while others train says more than one alone. */
  private static final int PER_SLOT = 4;

  /**
   * The first round also measures how classes load and code warms up, so there is a second one,
   * unless the first took longer than this and more than its share of the time: then that does not
   * weigh much.
   */
  private static final Duration SHORT = Duration.ofSeconds(10);

  private static final double SHORT_SHARE = 0.02;

  /** What was measured; empty where no configuration could be trained. */
  List<TaskTime> measure(Backend backend) throws InterruptedException, BackendException {
    List<Trial> trials = trials();
    List<TrialResult> first = round(backend, trials, 1);
    return times(isShort(first) ? round(backend, trials, 2) : first);
  }

  private static List<TaskTime> times(List<TrialResult> results) {
    return results.stream().flatMap(result -> TaskTime.of(result).stream()).toList();
  }

  private boolean isShort(List<TrialResult> results) {
    List<Attempt> attempts =
        results.stream().flatMap(result -> result.attempts().stream()).toList();
    if (attempts.isEmpty()) {
      return true;
    }
    Instant start = attempts.stream().map(Attempt::startedAt).min(Comparator.naturalOrder()).get();
    Instant end = attempts.stream().map(Attempt::endedAt).max(Comparator.naturalOrder()).get();
    double limit = Math.max((double) SHORT.toMillis(), SHORT_SHARE * time.toMillis());
    return Duration.between(start, end).toMillis() < limit;
  }

  private List<Trial> trials() {
    int count = Math.max(FEWEST, Math.min(MOST, PER_SLOT * slots));
    Searcher searcher =
        Searchers.create(
            new SearcherSpec(SearcherSpec.Kind.RANDOM, SearcherSpec.DEFAULT_POINTS),
            study.problem());
    return Stream.iterate(0L, id -> id < count, id -> id + 1)
        .flatMap(
            id ->
                searcher
                    .propose()
                    .map(found -> new Trial(id, found, Seeds.mix(study.seed(), id)))
                    .stream())
        .toList();
  }

  private static List<TrialResult> round(Backend backend, List<Trial> trials, int round)
      throws InterruptedException, BackendException {
    List<TrialResult> results = new ArrayList<>();
    List<TrialTask> tasks =
        trials.stream().map(trial -> TrialTask.repeat(trial, 1, round)).toList();
    new StudyRunner(new TaskList(tasks), backend, collecting(results)).run();
    return results;
  }

  private static StudyListener collecting(List<TrialResult> results) {
    return new StudyListener() {
      @Override
      public void asked(TrialTask task) {}

      @Override
      public void told(TrialResult result) {
        results.add(result);
      }
    };
  }
}
