package io.nightjar.study;

import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.List;

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

  /** None of these trials will be asked for again. */
  default void decided(List<Trial> trials) {}

  /** Tells several listeners, in this order. */
  static StudyListener all(List<StudyListener> listeners) {
    return new StudyListener() {
      @Override
      public void asked(TrialTask task) {
        listeners.forEach(each -> each.asked(task));
      }

      @Override
      public void told(TrialResult result) {
        listeners.forEach(each -> each.told(result));
      }

      @Override
      public void decided(List<Trial> trials) {
        listeners.forEach(each -> each.decided(trials));
      }
    };
  }
}
