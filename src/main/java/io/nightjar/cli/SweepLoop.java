package io.nightjar.cli;

import io.nightjar.report.Leaderboard;
import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.search.Scheduler;
import io.nightjar.search.Schedulers;
import io.nightjar.search.Searchers;
import io.nightjar.study.Study;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudyRunner;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The search of a sweep, then the one test of its winner. */
final class SweepLoop {
  private final Study study;
  private final StudyListener listener;
  private final Stopper stopper;
  private final Map<TrialTask.Key, TrialResult> results = new LinkedHashMap<>();
  private Optional<String> trouble = Optional.empty();

  /**
   * A loop.
   *
   * @param before what the journal holds: it stays a result, however early this loop ends
   */
  SweepLoop(Study study, StudyListener listener, Stopper stopper, List<TrialEvent> before) {
    this.study = study;
    this.listener = listener;
    this.stopper = stopper;
    for (TrialEvent event : before) {
      if (event instanceof TrialEvent.Told told) {
        keep(told.result());
      }
    }
  }

  private void keep(TrialResult result) {
    results.put(result.task().key(), result);
  }

  /** Runs until all is done, or until it is stopped, or the backend breaks. */
  Ending run(Backend backend) {
    Scheduler scheduler =
        Schedulers.create(
            study.plan(),
            Searchers.create(study.searcher(), study.space(), study.seed()),
            study.objective(),
            study.seed());
    StudyRunner runner = new StudyRunner(scheduler, backend, listener);
    try {
      stopper.begin();
      runner.run();
      testWinner(backend, runner.results());
      return Ending.DONE;
    } catch (InterruptedException e) {
      return stopper.reason();
    } catch (BackendException e) {
      trouble = Optional.of(String.valueOf(e.getMessage()));
      return Ending.BROKEN;
    } finally {
      stopper.finish();
      runner.results().forEach(this::keep);
    }
  }

  /** Measures rank 1 on the test part: after ranking, so that it decides nothing. */
  private void testWinner(Backend backend, List<TrialResult> searched)
      throws InterruptedException, BackendException {
    Optional<Leaderboard.Entry> best = Leaderboard.rank(searched, study.objective()).best();
    if (best.isPresent()) {
      backend.submit(new TrialTask(best.get().trial(), best.get().epochs(), Purpose.TEST));
      keep(backend.take());
    }
  }

  /** Every result, of earlier parts of the sweep too. */
  Collection<TrialResult> results() {
    return results.values();
  }

  /** What broke, where something other than a trial did. */
  Optional<String> trouble() {
    return trouble;
  }
}
