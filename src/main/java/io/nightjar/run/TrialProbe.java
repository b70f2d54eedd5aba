package io.nightjar.run;

import io.nightjar.trial.Measurement;

/** The line between a running trial and whoever watches it: the live curve out, a cancel in. */
public interface TrialProbe {
  /** Watches nothing and never cancels. */
  TrialProbe NONE =
      new TrialProbe() {
        @Override
        public void reported(Measurement point) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /** Takes a new point of the curve; called in the trial's thread. */
  void reported(Measurement point);

  /** Whether the trial shall stop at its next occasion; called in the trial's thread. */
  boolean isCancelled();
}
