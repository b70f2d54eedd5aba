package io.nightjar.sweep;

import io.nightjar.report.BestTrials;
import io.nightjar.report.Repeats;
import io.nightjar.search.Scheduler;
import io.nightjar.search.TaskList;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Trains the best trials of a search again, and says who is first then. */
final class RepeatedBest implements StudyListener {
  /** A night has up to so many times the repeats that were asked for, rather than idle slots. */
  private static final int MOST_ROUNDS = 4;

  private final StudySpec study;
  private final List<BestTrials.Ranked> best;
  private final ToDoubleFunction<Trial> seconds;
  private final List<TrialResult> repeats = new ArrayList<>();

  /**
   * The best of a study.
   *
   * @param best by the search, best first, all of the same budget
   * @param seconds what a trial took for an epoch
   */
  RepeatedBest(StudySpec study, List<BestTrials.Ranked> best, ToDoubleFunction<Trial> seconds) {
    this.study = study;
    this.best = best;
    this.seconds = seconds;
  }

  /**
   * Asks for the repeats, of which there may be none.
   *
   * @param further whether there is time for a further round, of a study that had to be cut
   */
  Scheduler scheduler(Predicate<List<TrialTask>> further) {
    return best.isEmpty() || study.honest().isEmpty()
        ? new TaskList(List.of())
        : new Rounds(study.honest().get(), further);
  }

  /** How often each of the best is repeated where there is time. */
  static int mostRounds(StudySpec study, HonestSpec honest) {
    return study.budget().cutFrom().isPresent() ? MOST_ROUNDS * honest.repeats() : honest.repeats();
  }

  /** The trial that is first after the repeats, or without any; empty where no trial is usable. */
  Optional<BestTrials.Ranked> winner() {
    return Repeats.ranked(repeats, study.goals()).stream()
        .findFirst()
        .flatMap(first -> best.stream().filter(each -> each.trial().id() == first).findFirst())
        .or(() -> best.stream().findFirst());
  }

  /** The rounds that the study asks for, and then further ones while there is time. */
  private final class Rounds implements Scheduler {
    private final List<Trial> trials;
    private final int epochs = best.get(0).standing().epochs();
    private final Predicate<List<TrialTask>> further;
    private final Queue<TrialTask> left;
    private final int most;
    private int rounds;

    Rounds(HonestSpec honest, Predicate<List<TrialTask>> further) {
      this.trials = best.stream().limit(honest.best()).map(BestTrials.Ranked::trial).toList();
      this.further = further;
      this.left = new ArrayDeque<>(honest.tasks(trials, epochs, seconds));
      this.rounds = honest.repeats();
      this.most = mostRounds(study, honest);
    }

    @Override
    public Optional<TrialTask> ask() {
      if (left.isEmpty() && rounds < most) {
        List<TrialTask> round = round(rounds + 1);
        if (further.test(round)) {
          left.addAll(round);
          rounds++;
        }
      }
      return Optional.ofNullable(left.poll());
    }

    /** The slowest first, so that the others do not wait for it at the end. */
    private List<TrialTask> round(int number) {
      return trials.stream()
          .sorted(Comparator.comparingDouble(seconds).reversed())
          .map(trial -> TrialTask.repeat(trial, epochs, number))
          .toList();
    }

    @Override
    public void tell(TrialResult result) {}
  }

  @Override
  public void asked(TrialTask task) {}

  @Override
  public void told(TrialResult result) {
    if (result.task().purpose() == Purpose.REPEAT) {
      repeats.add(result);
    }
  }
}
