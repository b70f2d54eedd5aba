package io.nightjar.search;

import io.nightjar.space.Configuration;

/** Suggests a configuration from what is known of others; a function of what it is given. */
interface Model {

  /** How many trials are worth having before the first suggestion, at least 1. */
  int start();

  /**
   * The next configuration to try, new to the history where the space has a new one left.
   *
   * @param history what was proposed and told, with {@link #start()} or more proposals
   * @param seed a fresh one for every suggestion
   */
  Configuration suggest(History history, long seed);
}
