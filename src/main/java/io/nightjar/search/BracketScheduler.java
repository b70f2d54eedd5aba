package io.nightjar.search;

import io.nightjar.trial.Objective;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs the brackets of a plan, pipelined: while the open ones wait at their barriers, the next one
 * opens. Full budget and plain halving are plans of one bracket.
 *
 * <p>A bracket proposes all its trials when it opens, so what is proposed hangs on the order of
 * brackets alone and not on who finishes first.
 */
final class BracketScheduler implements Scheduler {
  private final Plan plan;
  private final Searcher searcher;
  private final Objective objective;
  private final long seed;
  private final int lag;
  private final List<Bracket> opened = new ArrayList<>();
  private final NavigableMap<Integer, Bracket> undecided = new TreeMap<>();
  private final Map<TrialTask.Key, Bracket> running = new HashMap<>();

  /** How many brackets, from the first, the searcher was told of. */
  private int learned;

  /** The id of the first trial of the next bracket. */
  private long firstId;

  private boolean usedUp;
  private List<Trial> decided = List.of();

  BracketScheduler(Plan plan, Searcher searcher, Objective objective, long seed, int lag) {
    if (lag < 1) {
      throw new IllegalArgumentException("Invalid lag: " + lag);
    }
    this.plan = plan;
    this.searcher = searcher;
    this.objective = objective;
    this.seed = seed;
    this.lag = lag;
  }

  @Override
  public Optional<TrialTask> ask() {
    for (Bracket bracket : undecided.values()) {
      Optional<TrialTask> task = asked(bracket);
      if (task.isPresent()) {
        return task;
      }
    }
    return mayOpen() ? open().flatMap(this::asked) : Optional.empty();
  }

  private Optional<TrialTask> asked(Bracket bracket) {
    Optional<TrialTask> task = bracket.ask();
    task.ifPresent(asked -> running.put(asked.key(), bracket));
    return task;
  }

  private boolean mayOpen() {
    return !usedUp
        && opened.size() < plan.brackets().size()
        && undecided.headMap(opened.size() - lag, true).isEmpty();
  }

  private Optional<Bracket> open() {
    learn();
    List<Trial> trials = propose();
    if (trials.isEmpty()) {
      return Optional.empty();
    }
    Bracket bracket = new Bracket(plan.brackets().get(opened.size()), trials, objective);
    undecided.put(opened.size(), bracket);
    opened.add(bracket);
    return Optional.of(bracket);
  }

  private void learn() {
    for (; learned <= opened.size() - lag; learned++) {
      opened.get(learned).results().forEach(searcher::tell);
    }
  }

  private List<Trial> propose() {
    int planned = plan.brackets().get(opened.size()).trials();
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < planned && !usedUp; i++) {
      long id = firstId + i;
      searcher
          .propose()
          .map(found -> new Trial(id, found, Seeds.ofTrial(seed, Purpose.SEARCH, id)))
          .ifPresentOrElse(trials::add, () -> usedUp = true);
    }
    firstId += planned;
    return trials;
  }

  @Override
  public void tell(TrialResult result) {
    Bracket bracket = running.remove(result.task().key());
    if (bracket == null) {
      throw new IllegalArgumentException(
          "Cannot tell a result of " + result.task().key() + ": it is not running");
    }
    bracket.tell(result);
    decided = List.of();
    if (bracket.isDecided()) {
      undecided.values().remove(bracket);
      decided = bracket.trials();
    }
  }

  @Override
  public List<Trial> decided() {
    return decided;
  }
}
