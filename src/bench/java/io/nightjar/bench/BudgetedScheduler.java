package io.nightjar.bench;

import io.nightjar.search.Scheduler;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for nothing more once the next task would train past so many epochs in all. */
final class BudgetedScheduler implements Scheduler {
  private final Scheduler scheduler;
  private final Map<Long, Integer> trained = new HashMap<>();
  private long left;
  private boolean usedUp;

  BudgetedScheduler(Scheduler scheduler, long epochs) {
    this.scheduler = scheduler;
    this.left = epochs;
  }

  @Override
  public Optional<TrialTask> ask() {
    return usedUp ? Optional.empty() : scheduler.ask().filter(this::pays);
  }

  private boolean pays(TrialTask task) {
    int cost = task.epochs() - trained.getOrDefault(task.trial().id(), 0);
    usedUp = cost > left;
    if (!usedUp) {
      left -= cost;
      trained.put(task.trial().id(), task.epochs());
    }
    return !usedUp;
  }

  @Override
  public void tell(TrialResult result) {
    scheduler.tell(result);
  }

  @Override
  public List<Trial> decided() {
    return scheduler.decided();
  }
}
