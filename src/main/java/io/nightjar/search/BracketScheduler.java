package io.nightjar.search;

import io.nightjar.trial.Goals;
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
import java.util.Objects;
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
  private final Goals goals;
  private final long seed;
  private final int lag;
  private final NavigableMap<Integer, Bracket> undecided = new TreeMap<>();

  /** Those of the undecided that have something to ask for now. */
  private final NavigableMap<Integer, Bracket> ready = new TreeMap<>();

  /** The brackets of what was asked for and not told. */
  private final Map<TrialTask.Key, Integer> running = new HashMap<>();

  /** Those whose results a later bracket will be proposed from. */
  private final Map<Integer, Bracket> unlearned = new HashMap<>();

  private int opened;

  /** How many brackets, from the first, the searcher was told of. */
  private int learned;

  /** The id of the first trial of the next bracket. */
  private long firstId;

  private boolean usedUp;
  private List<Trial> decided = List.of();

  BracketScheduler(Plan plan, Searcher searcher, Goals goals, long seed, int lag) {
    if (lag < 1) {
      throw new IllegalArgumentException("Invalid lag: " + lag);
    }
    this.plan = plan;
    this.searcher = searcher;
    this.goals = goals;
    this.seed = seed;
    this.lag = lag;
  }

  @Override
  public Optional<TrialTask> ask() {
    if (ready.isEmpty() && mayOpen()) {
      open();
    }
    Map.Entry<Integer, Bracket> first = ready.firstEntry();
    return first == null ? Optional.empty() : Optional.of(asked(first.getKey(), first.getValue()));
  }

  private TrialTask asked(int number, Bracket bracket) {
    TrialTask task = bracket.ask();
    running.put(task.key(), number);
    if (!bracket.isReady()) {
      ready.remove(number);
    }
    return task;
  }

  private boolean mayOpen() {
    return !usedUp
        && opened < plan.brackets().size()
        && undecided.headMap(opened - lag, true).isEmpty();
  }

  private void open() {
    learn();
    List<Trial> trials = propose();
    if (trials.isEmpty()) {
      return;
    }
    Bracket bracket = new Bracket(plan.brackets().get(opened), trials, goals);
    undecided.put(opened, bracket);
    ready.put(opened, bracket);
    if (opened + lag < plan.brackets().size()) {
      unlearned.put(opened, bracket);
    }
    opened++;
  }

  private void learn() {
    for (; learned <= opened - lag; learned++) {
      Objects.requireNonNull(unlearned.remove(learned)).results().forEach(searcher::tell);
    }
  }

  private List<Trial> propose() {
    int planned = plan.brackets().get(opened).trials();
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
    Integer number = running.remove(result.task().key());
    if (number == null) {
      throw new IllegalArgumentException(
          "Cannot tell a result of " + result.task().key() + ": it is not running");
    }
    Bracket bracket = Objects.requireNonNull(undecided.get(number));
    bracket.tell(result);
    decided = List.of();
    if (bracket.isDecided()) {
      undecided.remove(number);
      decided = bracket.trials();
    } else if (bracket.isReady()) {
      ready.put(number, bracket);
    }
  }

  @Override
  public List<Trial> decided() {
    return decided;
  }
}
