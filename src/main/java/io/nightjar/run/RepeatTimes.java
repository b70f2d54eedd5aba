package io.nightjar.run;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** How long the repeats of the best trials take, and which of them find room in a time. */
final class RepeatTimes {
  /** One says nothing of luck. */
  static final int FEWEST_ROUNDS = 2;

  private final RecentTimes times;
  private final int epochs;

  /**
   * Those of repeats of so many epochs.
   *
   * @param times what is known of the trials, which may change
   */
  RepeatTimes(RecentTimes times, int epochs) {
    this.times = times;
    this.epochs = epochs;
  }

  /**
   * What is repeated.
   *
   * @param rounds how often each of the trials
   */
  record Choice(Set<Long> trials, int rounds) {
    static final Choice NONE = new Choice(Set.of(), 0);

    /** One round less; none where that would be too few to count. */
    Choice shorter() {
      return new Choice(trials, rounds > FEWEST_ROUNDS ? rounds - 1 : 0);
    }

    /**
     * How much it is worth: what is known of a spread grows with the root of the rounds but one.
     */
    double worth() {
      return trials.size() * Math.sqrt(Math.max(0, rounds - 1));
    }
  }

  /** The seconds until all have ended, where the slowest may be late. */
  double span(Choice choice, double[] freeAt) {
    Set<Long> trials = choice.trials();
    double[] means = trials.stream().mapToDouble(trial -> epochs * times.mean(trial)).toArray();
    double lateness = highest(trials, times::high) - highest(trials, times::mean);
    return RepeatOrder.span(means, choice.rounds(), freeAt) + epochs * Math.max(0, lateness);
  }

  private static double highest(Set<Long> trials, ToDoubleFunction<Long> seconds) {
    return trials.stream().mapToDouble(seconds).max().orElse(0);
  }

  /**
   * What of repeats that have begun ends in time: all of the trials, with fewer rounds if need be.
   *
   * @param behind the rounds that have begun
   */
  Choice goingOn(List<Long> trials, int behind, int rounds, double[] freeAt, double seconds) {
    Set<Long> all = Set.copyOf(trials);
    int last = Math.max(behind, rounds);
    while (last > behind && span(new Choice(all, last - behind), freeAt) > seconds) {
      last--;
    }
    return new Choice(all, last);
  }

  /**
   * What of the repeats is worth most and ends in time: without the slowest trials, or with fewer
   * rounds of all, at least two.
   */
  Choice fitting(List<Long> trials, int rounds, double[] freeAt, double seconds) {
    List<Long> fastest = trials.stream().sorted(Comparator.comparingDouble(times::mean)).toList();
    Choice best = Choice.NONE;
    for (int count = fastest.size(); count > 0 && best.rounds() < rounds; count--) {
      Choice choice = new Choice(Set.copyOf(fastest.subList(0, count)), rounds);
      while (choice.rounds() > 0 && span(choice, freeAt) > seconds) {
        choice = choice.shorter();
      }
      best = choice.worth() > best.worth() ? choice : best;
    }
    return best;
  }
}
