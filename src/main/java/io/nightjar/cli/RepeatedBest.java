package io.nightjar.cli;

import io.nightjar.report.BestTrials;
import io.nightjar.report.Repeats;
import io.nightjar.search.Scheduler;
import io.nightjar.search.TaskList;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains the best trials of a search again, and says who is first then. */
final class RepeatedBest implements StudyListener {
  private final StudySpec study;
  private final List<BestTrials.Ranked> best;
  private final List<TrialResult> repeats = new ArrayList<>();

  /**
   * The best of a study.
   *
   * @param best by the search, best first, all of the same budget
   */
  RepeatedBest(StudySpec study, List<BestTrials.Ranked> best) {
    this.study = study;
    this.best = best;
  }

  /** Asks for the repeats, of which there may be none. */
  Scheduler scheduler() {
    return new TaskList(
        best.isEmpty() ? List.of() : study.honest().map(this::tasks).orElse(List.of()));
  }

  /** The trial that is first after the repeats, or without any; empty where no trial is usable. */
  Optional<BestTrials.Ranked> winner() {
    return Repeats.ranked(repeats, study.goals()).stream()
        .findFirst()
        .flatMap(first -> best.stream().filter(each -> each.trial().id() == first).findFirst())
        .or(() -> best.stream().findFirst());
  }

  private List<TrialTask> tasks(HonestSpec honest) {
    return honest.tasks(
        best.stream().limit(honest.best()).map(BestTrials.Ranked::trial).toList(),
        best.get(0).standing().epochs());
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
