package io.nightjar.trial;

import java.util.Collection;
import java.util.Iterator;
import java.util.PrimitiveIterator;

/**
 * The results of a sweep, wherever they are kept, to read as often as needed. A sweep may have more
 * of them than fit into memory, so they come one by one.
 *
 * <p>Reading fails with an {@link java.io.UncheckedIOException} where the results cannot be read.
 */
public interface ResultStore {

  /** The results of one purpose, each task once, ascending by trial, epochs and repeat. */
  Iterator<TrialResult> results(Purpose purpose);

  /**
   * Trials of the search.
   *
   * @param ids of trials with a result; the trials come in the order of the ids
   * @throws IllegalArgumentException for an id without a result, while reading
   */
  Iterator<Trial> trials(PrimitiveIterator.OfLong ids);

  /**
   * Results in memory.
   *
   * @param results in any order
   * @throws IllegalArgumentException if a task has two results
   */
  static ResultStore of(Collection<TrialResult> results) {
    return new ListedResults(results);
  }
}
