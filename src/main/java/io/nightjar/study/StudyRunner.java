package io.nightjar.study;

import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.search.Scheduler;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.Optional;

/**
 * The one loop: asks the scheduler, submits to the backend, takes a result, tells the scheduler. It
 * keeps nothing; results go to the listener.
 */
public final class StudyRunner {
  private final Scheduler scheduler;
  private final Backend backend;
  private final StudyListener listener;

  public StudyRunner(Scheduler scheduler, Backend backend, StudyListener listener) {
    this.scheduler = scheduler;
    this.backend = backend;
    this.listener = listener;
  }

  /**
   * Runs the study until the scheduler asks for nothing more and nothing runs.
   *
   * @throws InterruptedException if the sweep is stopped
   * @throws BackendException if the backend broke
   */
  public void run() throws InterruptedException, BackendException {
    submitWhileThereIsRoom();
    while (!backend.isIdle()) {
      TrialResult result = backend.take();
      scheduler.tell(result);
      listener.told(result);
      listener.decided(scheduler.decided());
      submitWhileThereIsRoom();
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
}
