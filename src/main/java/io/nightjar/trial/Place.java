package io.nightjar.trial;

/**
 * A place in a ranking.
 *
 * @param index of what has it, in the list that was ranked
 * @param front the number of its front, from 1, whose members no feasible one outside it dominates
 *     except those of fronts before; {@link #NO_FRONT} where it is infeasible, or where there is
 *     one objective
 */
public record Place(int index, int front) {
  public static final int NO_FRONT = 0;
}
