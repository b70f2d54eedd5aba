package io.nightjar.sweep;

import io.nightjar.format.TextTable;
import io.nightjar.search.Plan;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Counts what a sweep has done, for a display. */
public final class Progress implements StudyListener {
  private final int allTrials;
  private final long allEpochs;
  private final Goals goals;
  private final IntSupplier slots;
  private final Display display;

  /** By trial id, which is a position in the plan. */
  private final BitSet tried = new BitSet();

  private int trials;
  private int submitted;
  private int failed;
  private long epochs;
  private int bestEpochs;
  private Optional<Double> best = Optional.empty();

  /** That of a search alone. */
  public Progress(Plan plan, Goals goals, IntSupplier slots, Display display) {
    this(plan.trials(), plan.epochs(), goals, slots, display);
  }

  private Progress(int allTrials, long allEpochs, Goals goals, IntSupplier slots, Display display) {
    this.allTrials = allTrials;
    this.allEpochs = allEpochs;
    this.goals = goals;
    this.slots = slots;
    this.display = display;
  }

  /** That of a study with its repeats. */
  static Progress of(StudySpec study, IntSupplier slots, Display display) {
    Plan plan = study.plan();
    long repeats = study.honest().map(honest -> honest.epochs(study.budget())).orElse(0L);
    return new Progress(plan.trials(), plan.epochs() + repeats, study.goals(), slots, display);
  }

  /**
   * A moment of a sweep.
   *
   * @param trials the trials with at least one result
   * @param best the best of the first objective at the largest budget reached so far, within the
   *     limits
   */
  public record Snapshot(
      int trials,
      int allTrials,
      int running,
      int failed,
      Optional<Double> best,
      long epochs,
      long allEpochs) {

    /** One line for people. */
    public String text() {
      return "trials %d/%d, running %d, failed %d, best %s"
          .formatted(trials, allTrials, running, failed, best.map(TextTable::number).orElse("-"));
    }
  }

  /** Shows moments of a sweep. */
  public interface Display extends AutoCloseable {
    void show(Snapshot snapshot);

    @Override
    void close();
  }

  @Override
  public void asked(TrialTask task) {
    submitted++;
    show();
  }

  @Override
  public void told(TrialResult result) {
    submitted--;
    count(Math.toIntExact(result.task().trial().id()));
    failed += result.isCompleted() ? 0 : 1;
    epochs += trained(result);
    if (result.task().purpose() == Purpose.SEARCH && goals.isMetBy(result)) {
      result
          .value(goals.objective().metric())
          .ifPresent(value -> rate(result.task().epochs(), value));
    }
    show();
  }

  private void count(int trial) {
    trials += tried.get(trial) ? 0 : 1;
    tried.set(trial);
  }

  private static long trained(TrialResult result) {
    Attempt last = result.attempts().get(result.attempts().size() - 1);
    return Math.max(0, result.task().epochs() - last.fromEpochs());
  }

  private void rate(int budget, double value) {
    if (budget > bestEpochs) {
      bestEpochs = budget;
      best = Optional.of(value);
    } else if (budget == bestEpochs) {
      best =
          best.map(old -> goals.objective().bestFirst().compare(value, old) < 0 ? value : old)
              .or(() -> Optional.of(value));
    }
  }

  private void show() {
    display.show(
        new Snapshot(
            trials,
            allTrials,
            Math.min(submitted, slots.getAsInt()),
            failed,
            best,
            Math.min(epochs, allEpochs),
            allEpochs));
  }
}
