package io.nightjar.cli;

import io.nightjar.report.BestTrials;
import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.search.EarlierSweeps;
import io.nightjar.search.Scheduler;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudyRunner;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.List;
import java.util.Optional;

/**
 * The search of a sweep, then the repeats of its best, then the one test of its winner. The backend
 * keeps the results.
 */
final class SweepLoop {
  private final StudySpec study;
  private final EarlierSweeps earlier;
  private final Stopper stopper;
  private final BestTrials best;
  private Optional<String> trouble = Optional.empty();

  SweepLoop(StudySpec study, EarlierSweeps earlier, Stopper stopper) {
    this.study = study;
    this.earlier = earlier;
    this.stopper = stopper;
    this.best = new BestTrials(study.goals(), study.honest().map(HonestSpec::best).orElse(1));
  }

  private StudyListener winner() {
    return new StudyListener() {
      @Override
      public void asked(TrialTask task) {}

      @Override
      public void told(TrialResult result) {
        best.tell(result);
      }

      @Override
      public void decided(List<Trial> trials) {
        best.decide(trials);
      }
    };
  }

  /** Runs until all is done, or until it is stopped, or the backend breaks. */
  Ending run(Backend backend, StudyListener listener) {
    Scheduler scheduler = study.begin(earlier.trials());
    try {
      stopper.begin();
      new StudyRunner(scheduler, backend, StudyListener.all(List.of(listener, winner()))).run();
      testWinner(backend, new RepeatedBest(study, best.firsts()).winner(backend, listener));
      return Ending.DONE;
    } catch (InterruptedException e) {
      return stopper.reason();
    } catch (BackendException e) {
      trouble = Optional.of(String.valueOf(e.getMessage()));
      return Ending.BROKEN;
    } finally {
      stopper.finish();
    }
  }

  /**
   * Measures rank 1 on the test part: after ranking, so that it decides nothing. Without data of
   * the job there is none.
   */
  private void testWinner(Backend backend, Optional<BestTrials.Ranked> first)
      throws InterruptedException, BackendException {
    if (first.isPresent() && study.data().isPresent()) {
      int epochs = first.get().standing().epochs();
      backend.submit(new TrialTask(first.get().trial(), epochs, Purpose.TEST));
      backend.take();
    }
  }

  /** What broke, where something other than a trial did. */
  Optional<String> trouble() {
    return trouble;
  }
}
