package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Runs a whole study and then its {@link Deepening}: the second stage begins once the first has
 * nothing to ask for and nothing runs, so it depends on results alone. Its trials go to the highest
 * rung at once.
 */
final class StagedScheduler implements Scheduler {
  private final Scheduler first;
  private final Deepening deepening;
  private final SearchSpace space;
  private final Goals goals;
  private final long firstId;
  private final int epochs;
  private final long seed;

  /** The best results of the first stage on the highest rung. */
  private List<TrialResult> best = List.of();

  private int running;
  private boolean isDeep;
  private final Queue<Trial> deep = new ArrayDeque<>();
  private List<Trial> decided = List.of();

  /**
   * A scheduler of two stages.
   *
   * @param plan of the first stage
   * @param seed the study's
   */
  StagedScheduler(
      Scheduler first, Plan plan, Deepening deepening, SearchSpace space, Goals goals, long seed) {
    this.first = first;
    this.deepening = deepening;
    this.space = space;
    this.goals = goals;
    this.firstId = plan.trials();
    this.epochs = plan.maxEpochs();
    this.seed = seed;
  }

  @Override
  public Optional<TrialTask> ask() {
    Optional<TrialTask> task = isDeep ? Optional.empty() : first.ask();
    if (task.isEmpty() && running == 0 && !isDeep) {
      isDeep = true;
      deepen();
    }
    if (isDeep) {
      task = Optional.ofNullable(deep.poll()).map(trial -> TrialTask.search(trial, epochs));
    }
    running += task.isPresent() ? 1 : 0;
    return task;
  }

  private void deepen() {
    long id = firstId;
    for (Object value : deepening.deeper(space)) {
      for (TrialResult result : best) {
        Map<String, Object> values =
            new LinkedHashMap<>(result.task().trial().configuration().values());
        values.put(deepening.parameter(), value);
        deep.add(new Trial(id, new Configuration(values), Seeds.ofTrial(seed, Purpose.SEARCH, id)));
        id++;
      }
    }
  }

  @Override
  public void tell(TrialResult result) {
    running--;
    if (isDeep) {
      decided = List.of(result.task().trial());
      return;
    }
    first.tell(result);
    decided = first.decided();
    if (result.task().epochs() == epochs) {
      List<TrialResult> candidates = new ArrayList<>(best);
      candidates.add(result);
      best = goals.ranked(candidates).stream().limit(deepening.best()).toList();
    }
  }

  @Override
  public List<Trial> decided() {
    return decided;
  }
}
