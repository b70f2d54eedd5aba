package io.nightjar.report;

import io.nightjar.trial.Objective;
import java.util.Comparator;

/**
 * What decides on the rank of a trial.
 *
 * @param trial its id
 * @param epochs the largest budget that it completed
 * @param score the objective there, on the validation part
 */
public record Standing(long trial, int epochs, double score) {

  /** First those of the largest budget, by score, ties by trial; then the next lower budget. */
  static Comparator<Standing> bestFirst(Objective objective) {
    return Comparator.comparingInt(Standing::epochs)
        .reversed()
        .thenComparing(Standing::score, objective.bestFirst())
        .thenComparingLong(Standing::trial);
  }
}
