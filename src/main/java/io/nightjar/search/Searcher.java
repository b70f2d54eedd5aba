package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.trial.TrialResult;
import java.util.Optional;

/** Says what to try. Deterministic: no clock, no threads, no global randomness. */
public interface Searcher {

  /** The next configuration to try; empty where the space is used up. */
  Optional<Configuration> propose();

  /** Learns from a finished task, failed or not. */
  void tell(TrialResult result);
}
