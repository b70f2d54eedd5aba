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
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Counts what a sweep has done, for a display. */
public final class Progress implements StudyListener {
  private final PlannedWork planned;
  private final Goals goals;
  private final IntSupplier slots;
  private final Optional<Instant> end;
  private final Display display;

  /** By trial id, which is a position in the plan. */
  private final BitSet tried = new BitSet();

  private Purpose phase = Purpose.SEARCH;
  private int trials;
  private int repeatsAsked;
  private int repeatsDone;
  private int submitted;
  private int failed;
  private long epochs;
  private int bestEpochs;

  /** The trials with a usable result at the largest budget. */
  private int rivals;

  private Optional<Double> best = Optional.empty();

  /** That of a search alone. */
  public Progress(Plan plan, Goals goals, IntSupplier slots, Display display) {
    this(PlannedWork.of(plan), goals, slots, Optional.empty(), display);
  }

  private Progress(
      PlannedWork planned, Goals goals, IntSupplier slots, Optional<Instant> end, Display display) {
    this.planned = planned;
    this.goals = goals;
    this.slots = slots;
    this.end = end;
    this.display = display;
  }

  /**
   * That of a study with its repeats.
   *
   * @param end when it has to have ended, where it has to
   */
  public static Progress of(
      StudySpec study, IntSupplier slots, Optional<Instant> end, Display display) {
    return new Progress(PlannedWork.of(study), study.goals(), slots, end, display);
  }

  /**
   * A moment of a sweep.
   *
   * @param phase the last that has begun
   * @param done in the search the trials with at least one result, from then on the repeats
   * @param all how many of these there are to be
   * @param best the best of the first objective at the largest budget reached so far, within the
   *     limits
   * @param epochs so far
   * @param allEpochs those so far and those that are planned
   * @param mostLeft epochs that may follow, no less than what is planned; 0 where nobody knows
   * @param end when the sweep has to have ended, where it has to
   */
  public record Snapshot(
      Purpose phase,
      int done,
      int all,
      int running,
      int failed,
      Optional<Double> best,
      long epochs,
      long allEpochs,
      long mostLeft,
      Optional<Instant> end) {

    /** One line for people. */
    public String text() {
      return "%s %d/%d, running %d, failed %d, best %s"
          .formatted(
              phase == Purpose.SEARCH ? "trials" : "repeats",
              done,
              all,
              running,
              failed,
              best.map(TextTable::number).orElse("-"));
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
    enter(task.purpose());
    repeatsAsked += task.purpose() == Purpose.REPEAT ? 1 : 0;
    show();
  }

  /** What the phase before left running was cut. */
  private void enter(Purpose purpose) {
    if (phase != purpose) {
      phase = purpose;
      submitted = 1;
    }
  }

  @Override
  public void told(TrialResult result) {
    submitted--;
    count(Math.toIntExact(result.task().trial().id()));
    repeatsDone += result.task().purpose() == Purpose.REPEAT ? 1 : 0;
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
      rivals = 1;
      best = Optional.of(value);
    } else if (budget == bestEpochs) {
      rivals++;
      best =
          best.map(old -> goals.objective().bestFirst().compare(value, old) < 0 ? value : old)
              .or(() -> Optional.of(value));
    }
  }

  private void show() {
    boolean isSearch = phase == Purpose.SEARCH;
    display.show(
        new Snapshot(
            phase,
            isSearch ? trials : repeatsDone,
            isSearch ? planned.trials() : Math.max(planned.repeats(rivals), repeatsAsked),
            Math.min(submitted, slots.getAsInt()),
            failed,
            best,
            epochs,
            epochs + left(isSearch ? 0 : planned.repeats(rivals)),
            left(isSearch ? 0 : planned.mostRepeats(rivals)),
            end));
  }

  /** The epochs of so many repeats that are not done, or of all that a search leads to. */
  private long left(int repeats) {
    return switch (phase) {
      case SEARCH -> Math.max(0, planned.epochs() - epochs) + planned.repeatEpochs();
      case REPEAT -> (long) Math.max(0, Math.max(repeats, repeatsAsked) - repeatsDone) * bestEpochs;
      case TEST -> 0;
    };
  }
}
