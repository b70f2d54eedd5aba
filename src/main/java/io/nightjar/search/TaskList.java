package io.nightjar.search;

import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;

/** Asks for given tasks in their order, whatever comes of them. */
public final class TaskList implements Scheduler {
  private final Queue<TrialTask> left;

  public TaskList(Collection<TrialTask> tasks) {
    this.left = new ArrayDeque<>(tasks);
  }

  @Override
  public Optional<TrialTask> ask() {
    return Optional.ofNullable(left.poll());
  }

  @Override
  public void tell(TrialResult result) {}
}
