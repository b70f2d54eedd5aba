package io.nightjar.study;

import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.search.Scheduler;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The one loop: asks the scheduler, submits to the backend, takes a result, tells the scheduler.
 */
public final class StudyRunner {
  private final Scheduler scheduler;
  private final Backend backend;
  private final StudyListener listener;
  private final Queue<TrialResult> results = new ConcurrentLinkedQueue<>();

  public StudyRunner(Scheduler scheduler, Backend backend, StudyListener listener) {
    this.scheduler = scheduler;
    this.backend = backend;
    this.listener = listener;
  }

  /**
   * Runs the study until the scheduler asks for nothing more and nothing runs.
   *
   * @return {@link #results}
   * @throws InterruptedException if the sweep is stopped; what finished is in {@link #results}
   * @throws BackendException if the backend broke; what finished is in {@link #results}
   */
  public List<TrialResult> run() throws InterruptedException, BackendException {
    while (true) {
      submitWhileThereIsRoom();
      if (backend.isIdle()) {
        return results();
      }
      TrialResult result = backend.take();
      results.add(result);
      scheduler.tell(result);
      listener.told(result);
      listener.decided(scheduler.decided());
    }
  }

  private void submitWhileThereIsRoom() {
    while (backend.hasCapacity()) {
      Optional<TrialTask> task = scheduler.ask();
      if (task.isEmpty()) {
        return;
      }
      backend.submit(task.get());
      listener.asked(task.get());
    }
  }

  /**
   * The results so far, by trial and then by epochs, whatever the order in which they came; may be
   * called from another thread while the study runs.
   */
  public List<TrialResult> results() {
    return results.stream().sorted(TrialResult.BY_TRIAL_AND_EPOCHS).toList();
  }
}
