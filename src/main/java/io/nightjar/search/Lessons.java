package io.nightjar.search;

import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds back the results of brackets until later ones are to be proposed from them. */
final class Lessons {
  private final int brackets;
  private final List<Level> levels;

  /** The brackets that were not told in full. */
  private final Map<Integer, Bracket> untold = new HashMap<>();

  private Lessons(int brackets, List<Level> levels) {
    this.brackets = brackets;
    this.levels = levels;
  }

  /** The lessons of a plan; none at all where it has no lag. */
  static Lessons of(Plan plan) {
    List<Level> levels = new ArrayList<>();
    plan.lag()
        .ifPresent(
            brackets -> {
              Lag lag = new Lag(brackets, plan.maxEpochs());
              plan.rungs().forEach(epochs -> levels.add(new Level(epochs, lag.at(epochs))));
            });
    return new Lessons(plan.brackets().size(), levels);
  }

  /** A rung's epochs, and how far it is told. */
  private static final class Level {
    private final int epochs;
    private final int lag;

    /** The first bracket that is not known to have left this level behind. */
    private int unfinished;

    /** The first bracket whose results at this level were not told. */
    private int untold;

    Level(int epochs, int lag) {
      this.epochs = epochs;
      this.lag = lag;
    }
  }

  /** Learns that a bracket opened. */
  void opened(int number, Bracket bracket) {
    if (!levels.isEmpty() && number + levels.get(0).lag < brackets) {
      untold.put(number, bracket);
    }
  }

  /** Whether all is there that the next bracket is proposed from. */
  boolean areCompleteFor(int number) {
    return levels.stream().allMatch(level -> isComplete(level, number - level.lag));
  }

  private boolean isComplete(Level level, int last) {
    while (level.unfinished <= last && bracket(level.unfinished).hasPassed(level.epochs)) {
      level.unfinished++;
    }
    return level.unfinished > last;
  }

  private Bracket bracket(int number) {
    return Objects.requireNonNull(untold.get(number));
  }

  /** What is to be told before this bracket is proposed, in the order of trials, then epochs. */
  List<TrialResult> dueFor(int number) {
    List<TrialResult> due = new ArrayList<>();
    for (Level level : levels) {
      for (; level.untold <= number - level.lag; level.untold++) {
        due.addAll(bracket(level.untold).results(level.epochs));
      }
    }
    forgetTold();
    due.sort(TrialResult.BY_TRIAL_AND_EPOCHS);
    return due;
  }

  /** The highest level is told last. */
  private void forgetTold() {
    if (!levels.isEmpty()) {
      int last = levels.get(levels.size() - 1).untold - 1;
      while (untold.remove(last) != null) {
        last--;
      }
    }
  }
}
