package io.nightjar.study;

import io.nightjar.run.Engine;
import io.nightjar.search.Scheduler;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * A search that its caller drives: ask for a task, do it, tell what came of it.
 *
 * <p>It needs neither Spark nor Deeplearning4j. Several tasks may be out at once, told in any
 * order, from one thread at a time. It is deterministic: the same calls give the same tasks.
 */
public final class Study {
  private static final Origin ORIGIN =
      new Origin("caller", "localhost", "java", "none", 0, Engine.JAVA.libraries());

  private final Goals goals;
  private final Scheduler scheduler;

  /** What was asked for and not told. */
  private final Set<TrialTask> out = new HashSet<>();

  /** By trial, the result of the largest budget, or the failure that ended it. */
  private final Map<Long, TrialResult> latest = new HashMap<>();

  Study(Goals goals, Scheduler scheduler) {
    this.goals = goals;
    this.scheduler = scheduler;
  }

  /** A study of one objective, still to be described. */
  public static StudyBuilder of(SearchSpace space, Objective objective) {
    return of(space, Goals.of(objective));
  }

  /** A study of several objectives, or within constraints, still to be described. */
  public static StudyBuilder of(SearchSpace space, Goals goals) {
    return new StudyBuilder(space, goals);
  }

  /**
   * The next task: a configuration, and the epochs in total that it is to be trained for (1 where
   * nothing is trained in steps). Empty means nothing until another result is told, and nothing
   * ever once every task is told.
   */
  public Optional<TrialTask> ask() {
    Optional<TrialTask> task = scheduler.ask();
    task.ifPresent(out::add);
    return task;
  }

  /**
   * Tells what a task measured at its end.
   *
   * @param metrics by name, every objective and constrained metric among them; a trial without a
   *     finite value of an objective counts as failed
   * @throws IllegalArgumentException if this study was not asked for the task, or was told before
   */
  public void tell(TrialTask task, Map<String, Double> metrics) {
    tell(task, new Outcome.Completed(new Measurement(task.epochs(), metrics)));
  }

  /**
   * Tells that a task failed.
   *
   * @throws IllegalArgumentException if this study was not asked for the task, or was told before
   */
  public void fail(TrialTask task, FailureKind kind, String reason) {
    tell(task, new Outcome.Failed(kind, reason));
  }

  private void tell(TrialTask task, Outcome outcome) {
    if (!out.remove(task)) {
      throw new IllegalArgumentException(
          "Cannot tell a result of trial %d after epoch %d: this study is not waiting for it"
              .formatted(task.trial().id(), task.epochs()));
    }
    TrialResult result = TrialResult.instant(task, goals.judged(outcome), ORIGIN);
    scheduler.tell(result);
    latest.merge(
        task.trial().id(), result, BinaryOperator.maxBy(Comparator.comparing(Study::epochs)));
  }

  private static int epochs(TrialResult result) {
    return result.task().epochs();
  }

  /**
   * The trials so far, best first: those that completed the largest budget, then those of the next
   * lower one; any that is beyond a constraint after all that are not. A failed trial has no place.
   */
  public List<TrialResult> ranked() {
    Map<Integer, List<TrialResult>> byEpochs = new TreeMap<>(Comparator.reverseOrder());
    latest.values().stream()
        .sorted(TrialResult.BY_TRIAL_AND_EPOCHS)
        .forEach(
            result ->
                byEpochs.computeIfAbsent(epochs(result), key -> new ArrayList<>()).add(result));
    List<TrialResult> ranked =
        byEpochs.values().stream().flatMap(results -> goals.ranked(results).stream()).toList();
    return Stream.of(true, false)
        .flatMap(met -> ranked.stream().filter(result -> goals.isMetBy(result) == met))
        .toList();
  }

  /** The best trial so far; empty where none is usable, or none keeps to the constraints. */
  public Optional<TrialResult> best() {
    return ranked().stream().limit(1).filter(goals::isMetBy).findFirst();
  }
}
