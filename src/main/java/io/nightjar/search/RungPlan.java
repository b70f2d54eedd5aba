package io.nightjar.search;

/**
 * A rung of a bracket.
 *
 * @param trials how many trials reach it, unless too many fail below
 * @param epochs the epochs in total that they are trained to
 */
public record RungPlan(int trials, int epochs) {

  public RungPlan {
    if (trials < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "Invalid rung: " + trials + " trials of " + epochs + " epochs");
    }
  }
}
