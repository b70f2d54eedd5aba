package io.nightjar.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A bracket of successive halving: many trials on a low rung, of which the best go on to the next.
 *
 * @param eta the share of trials that a rung promotes is 1/eta
 * @param rungs from the lowest to the highest, at least one
 */
public record BracketPlan(int eta, List<RungPlan> rungs) {

  public BracketPlan {
    rungs = List.copyOf(rungs);
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("Invalid bracket: it has no rungs");
    }
    for (int i = 1; i < rungs.size(); i++) {
      if (rungs.get(i).epochs() <= rungs.get(i - 1).epochs()
          || rungs.get(i).trials() > rungs.get(i - 1).trials()) {
        throw new IllegalArgumentException(
            "Invalid bracket: rung " + rungs.get(i) + " after " + rungs.get(i - 1));
      }
    }
  }

  /** A bracket that starts with so many trials and has rungs at these epochs. */
  static BracketPlan of(int eta, int trials, List<Integer> epochs) {
    List<RungPlan> rungs = new ArrayList<>();
    int left = trials;
    for (int target : epochs) {
      rungs.add(new RungPlan(Math.max(1, left), target));
      left /= eta;
    }
    return new BracketPlan(eta, rungs);
  }

  /** This bracket where it finds fewer trials to start with, as few on its later rungs. */
  BracketPlan startingWith(int trials) {
    return trials == trials() ? this : of(eta, trials, epochsOfRungs());
  }

  private List<Integer> epochsOfRungs() {
    return rungs.stream().map(RungPlan::epochs).toList();
  }

  /** How many trials start in this bracket. */
  public int trials() {
    return rungs.get(0).trials();
  }

  /** The epochs trained in all, where each rung goes on from the one below. */
  public long epochs() {
    return IntStream.range(0, rungs.size())
        .mapToLong(i -> (long) rungs.get(i).trials() * epochsAbove(i))
        .sum();
  }

  private int epochsAbove(int rung) {
    return rungs.get(rung).epochs() - (rung == 0 ? 0 : rungs.get(rung - 1).epochs());
  }
}
