package io.nightjar.run;

import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.List;

/** Says which tasks may still start. Told of everything that runs, by the driver's loop. */
public interface Gate {
  /** Lets everything start at any time. */
  Gate OPEN =
      new Gate() {
        @Override
        public void turnTo(Purpose purpose) {}

        @Override
        public void willRepeat(List<Long> trials) {}

        @Override
        public boolean isOpen() {
          return true;
        }

        @Override
        public boolean admits(TrialTask task) {
          return true;
        }

        @Override
        public boolean hasTimeForRound(List<TrialTask> round) {
          return false;
        }

        @Override
        public void started(TrialTask task) {}

        @Override
        public void ended(TrialResult result) {}
      };

  /** From here on tasks of this purpose are asked for. */
  void turnTo(Purpose purpose);

  /** These trials would be repeated if the search ended now. */
  void willRepeat(List<Long> trials);

  /** Whether any task might start now. */
  boolean isOpen();

  /** Whether this task may start now; one that may not will not be asked for again. */
  boolean admits(TrialTask task);

  /** Whether all of a further round of repeats would end in time, where there is a time. */
  boolean hasTimeForRound(List<TrialTask> round);

  /** A task was given to the backend. */
  void started(TrialTask task);

  /** A result came, or was read from the journal. */
  void ended(TrialResult result);
}
