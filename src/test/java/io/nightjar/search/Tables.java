package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Direction;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays schedulers by hand: tasks and results in a few letters. */
final class Tables {
  static final Objective LOSS = new Objective("loss", Direction.MINIMIZE);
  static final Goals GOALS = Goals.of(LOSS);

  private static final Origin ORIGIN = new Origin("driver", "localhost", "table", "none", 0, "");

  private Tables() {}

  /** All that a scheduler asks for without being told more, as {@code trial@epochs}. */
  static List<String> askAll(Scheduler scheduler, Map<String, TrialTask> tasks) {
    List<String> asked = new ArrayList<>();
    Optional<TrialTask> task = scheduler.ask();
    while (task.isPresent()) {
      String name = task.get().trial().id() + "@" + task.get().epochs();
      asked.add(name);
      tasks.put(name, task.get());
      task = scheduler.ask();
    }
    return asked;
  }

  static TrialResult completed(TrialTask task, double value) {
    return measured(task, Map.of("loss", value));
  }

  static TrialResult measured(TrialTask task, Map<String, Double> metrics) {
    return result(task, new Outcome.Completed(new Measurement(task.epochs(), metrics)));
  }

  static TrialTask task(long id, Configuration configuration) {
    return TrialTask.search(new Trial(id, configuration, 0), 1);
  }

  static TrialResult measured(long id, Configuration configuration, Map<String, Double> metrics) {
    return result(task(id, configuration), new Outcome.Completed(new Measurement(1, metrics)));
  }

  static TrialResult failed(TrialTask task) {
    return result(task, new Outcome.Failed(FailureKind.ERROR, "as planned"));
  }

  // NullAway cannot read the annotation of a compact constructor from a class file.
  @SuppressWarnings("NullAway")
  private static TrialResult result(TrialTask task, Outcome outcome) {
    Outcome.Failed failure = outcome instanceof Outcome.Failed failed ? failed : null;
    return new TrialResult(
        task,
        outcome,
        List.of(),
        List.of(new Attempt(1, 0, ORIGIN, 0, Instant.EPOCH, Instant.EPOCH, failure)),
        List.of());
  }

  /** Proposes {@code n = 0, 1, 2, ...} up to a limit, and writes down what it is told. */
  static final class Counting implements Searcher {
    final List<String> told = new ArrayList<>();
    private final long limit;
    private long next;

    Counting(long limit) {
      this.limit = limit;
    }

    @Override
    public Optional<Configuration> propose() {
      return next == limit ? Optional.empty() : Optional.of(new Configuration(Map.of("n", next++)));
    }

    @Override
    public void tell(TrialResult result) {
      told.add(result.task().trial().id() + "@" + result.task().epochs());
    }
  }
}
