package io.nightjar.search;

import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;

/**
 * A running bracket of successive halving (Jamieson and Talwalkar: Non-stochastic best arm
 * identification and hyperparameter optimization, AISTATS 2016), with a barrier at each rung.
 *
 * <p>Failures never stall it: a rung promotes as many as planned or as completed, whichever is
 * less, and where none completed the bracket is decided.
 */
final class Bracket {
  private final BracketPlan plan;
  private final Promotion promotion;
  private final List<Trial> trials;
  private final List<TrialResult> results = new ArrayList<>();
  private int position;
  private Rung rung;
  private boolean decided;

  /** A bracket of these trials, at least one. */
  Bracket(BracketPlan plan, List<Trial> trials, Promotion promotion) {
    this.plan = plan.startingWith(trials.size());
    this.promotion = promotion;
    this.trials = List.copyOf(trials);
    this.rung = new Rung(trials, plan.rungs().get(0).epochs());
  }

  /** Whether there is a next task: not where results must be waited for, or it is decided. */
  boolean isReady() {
    return rung.isReady();
  }

  /** The next task, which there must be. */
  TrialTask ask() {
    return rung.ask();
  }

  void tell(TrialResult result) {
    results.add(result);
    rung.tell(result);
    if (rung.isComplete()) {
      promote();
    }
  }

  private void promote() {
    position++;
    if (position == plan.rungs().size()) {
      decided = true;
      return;
    }
    RungPlan next = plan.rungs().get(position);
    List<Trial> promoted = promotion.promoted(rung, next);
    decided = promoted.isEmpty();
    rung = new Rung(promoted, next.epochs());
  }

  boolean isDecided() {
    return decided;
  }

  List<Trial> trials() {
    return trials;
  }

  /** Whether no further results at these epochs will come. */
  boolean hasPassed(int epochs) {
    return decided || rung.epochs() > epochs;
  }

  /** What it was told at these epochs. */
  List<TrialResult> results(int epochs) {
    return results.stream().filter(result -> result.task().epochs() == epochs).toList();
  }
}
