package io.nightjar.sweep;

import io.nightjar.report.BestTrials;
import io.nightjar.results.Ending;
import io.nightjar.run.BackendException;
import io.nightjar.run.JournaledBackend;
import io.nightjar.run.TaskTime;
import io.nightjar.search.EarlierSweeps;
import io.nightjar.search.Scheduler;
import io.nightjar.search.TaskList;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudyRunner;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The search of a sweep, then the repeats of its best, then the one test of its winner. The backend
 * keeps the results. Each of these phases may be ended before it is done.
 */
public final class SweepLoop {
  private final StudySpec study;
  private final EarlierSweeps earlier;
  private final Stopper stopper;
  private final BestTrials best;

  /** Of the search, those with a result that may be asked for again. */
  private final Map<Long, Trial> undecided = new LinkedHashMap<>();

  /** What trials took so far, while they may be repeated. */
  private final Map<Long, TaskTime> taken = new HashMap<>();

  private Optional<String> trouble = Optional.empty();

  public SweepLoop(StudySpec study, EarlierSweeps earlier, Stopper stopper) {
    this.study = study;
    this.earlier = earlier;
    this.stopper = stopper;
    this.best = new BestTrials(study.goals(), study.honest().map(HonestSpec::best).orElse(1));
  }

  private StudyListener winner(JournaledBackend backend) {
    return new StudyListener() {
      @Override
      public void asked(TrialTask task) {}

      @Override
      public void told(TrialResult result) {
        Trial trial = result.task().trial();
        undecided.put(trial.id(), trial);
        TaskTime.of(result).ifPresent(time -> taken.merge(trial.id(), time, TaskTime::and));
        best.tell(result);
      }

      @Override
      public void decided(List<Trial> trials) {
        trials.forEach(trial -> undecided.remove(trial.id()));
        best.decide(trials).forEach(taken::remove);
        backend.willRepeat(best.firsts().stream().map(first -> first.trial().id()).toList());
      }
    };
  }

  /** Runs until all is done, or until it is stopped, or the backend breaks. */
  public Ending run(JournaledBackend backend, StudyListener listener) {
    try {
      search(backend, StudyListener.all(List.of(listener, winner(backend))));
      RepeatedBest repeated = new RepeatedBest(study, best.firsts(), this::seconds);
      phase(
          backend,
          Purpose.REPEAT,
          repeated.scheduler(backend::hasTimeForRound),
          listening(listener, repeated));
      testWinner(backend, repeated.winner());
      return backend.isCut() ? Ending.CUT : Ending.DONE;
    } catch (InterruptedException e) {
      return stopper.reason();
    } catch (BackendException e) {
      trouble = Optional.of(String.valueOf(e.getMessage()));
      return Ending.BROKEN;
    }
  }

  private double seconds(Trial trial) {
    TaskTime time = taken.get(trial.id());
    return time == null ? 0 : time.perEpoch();
  }

  private static StudyListener listening(StudyListener one, StudyListener other) {
    return StudyListener.all(List.of(one, other));
  }

  private void search(JournaledBackend backend, StudyListener listener)
      throws InterruptedException, BackendException {
    phase(backend, Purpose.SEARCH, study.begin(earlier.trials()), listener);
    if (!undecided.isEmpty()) {
      listener.decided(List.copyOf(undecided.values())); // Cut: nobody will ask for them again.
    }
  }

  /**
   * Runs one phase; on return its time may be over instead of its work.
   *
   * @throws InterruptedException if the whole sweep is stopped
   */
  private void phase(
      JournaledBackend backend, Purpose purpose, Scheduler scheduler, StudyListener listener)
      throws InterruptedException, BackendException {
    backend.turnTo(purpose);
    try {
      stopper.begin();
      new StudyRunner(scheduler, backend, listener).run();
    } catch (InterruptedException e) {
      if (!stopper.isPhaseOver()) {
        throw e;
      }
    } finally {
      stopper.finish();
    }
  }

  /**
   * Measures rank 1 on the test part: after ranking, so that it decides nothing. Without data of
   * the job there is none.
   */
  private void testWinner(JournaledBackend backend, Optional<BestTrials.Ranked> first)
      throws InterruptedException, BackendException {
    List<TrialTask> test =
        first.stream()
            .filter(ranked -> study.data().isPresent())
            .map(ranked -> new TrialTask(ranked.trial(), ranked.standing().epochs(), Purpose.TEST))
            .toList();
    phase(backend, Purpose.TEST, new TaskList(test), StudyListener.NONE);
  }

  /** What broke, where something other than a trial did. */
  Optional<String> trouble() {
    return trouble;
  }
}
