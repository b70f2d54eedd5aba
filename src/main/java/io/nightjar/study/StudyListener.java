package io.nightjar.study;

import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;

/** Follows a study while it runs, for example to show its progress; called in the loop's thread. */
public interface StudyListener {
  /** Follows nothing. */
  StudyListener NONE =
      new StudyListener() {
        @Override
        public void asked(TrialTask task) {}

        @Override
        public void told(TrialResult result) {}
      };

  /** A task was given to the backend. */
  void asked(TrialTask task);

  /** A result came back and the scheduler was told. */
  void told(TrialResult result);
}
