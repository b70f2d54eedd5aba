package io.nightjar.bench;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;

/** Two related problems over one space: today's, and the one that an earlier sweep searched. */
interface WarmTask {
  String name();

  SearchSpace space();

  Problem today();

  /** The related problem; where it is drawn, by this seed. */
  Problem related(long seed);

  /** Something to be minimised. */
  interface Problem {
    /** What one trial measures. */
    double loss(Configuration configuration, long trialSeed);

    /** How much worse a configuration is than the best one, without noise. */
    double regret(Configuration configuration);
  }
}
