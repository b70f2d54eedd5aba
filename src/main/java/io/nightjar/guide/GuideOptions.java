package io.nightjar.guide;

import java.util.Set;

/**
 * What a check of a space has to know beside the space.
 *
 * @param trials the trials of the budget, 0 where no budget is known and none is judged
 * @param filledIn the names of parameters that the user did not write: that a filled-in one is
 *     never active is not worth a word
 */
public record GuideOptions(
    Training training, OutsideRanges outside, long trials, Set<String> filledIn) {

  public GuideOptions {
    if (trials < 0) {
      throw new IllegalArgumentException("Invalid number of trials: " + trials);
    }
    filledIn = Set.copyOf(filledIn);
  }

  /** Options for a space of which every parameter was written by the user. */
  public GuideOptions(Training training, OutsideRanges outside, long trials) {
    this(training, outside, trials, Set.of());
  }
}
