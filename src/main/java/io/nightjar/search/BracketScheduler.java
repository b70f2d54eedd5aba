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
 * opens. Plain halving is a plan of one bracket; where a lag matters, full budget and the median
 * rule have a bracket for each trial.
 *
 * <p>A bracket proposes all its trials when it opens, after it was told what lies a lag behind it,
 * so what is proposed hangs on the order of brackets alone and not on who finishes first.
 */
final class BracketScheduler implements Scheduler {
  private final Plan plan;
  private final Searcher searcher;
  private final Goals goals;
  private final long seed;
  private final MedianRule median;
  private final Lessons lessons;
  private final NavigableMap<Integer, Bracket> undecided = new TreeMap<>();

  /** Those of the undecided that have something to ask for now. */
  private final NavigableMap<Integer, Bracket> ready = new TreeMap<>();

  /** The brackets of what was asked for and not told. */
  private final Map<TrialTask.Key, Integer> running = new HashMap<>();

  private int opened;

  /** The id of the first trial of the next bracket. */
  private long firstId;

  private boolean usedUp;
  private List<Trial> decided = List.of();

  BracketScheduler(Plan plan, Searcher searcher, Goals goals, long seed) {
    this.plan = plan;
    this.searcher = searcher;
    this.goals = goals;
    this.seed = seed;
    this.median = new MedianRule(goals);
    this.lessons = Lessons.of(plan);
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
    return !usedUp && opened < plan.brackets().size() && lessons.areCompleteFor(opened);
  }

  private void open() {
    learn();
    List<Trial> trials = propose();
    if (trials.isEmpty()) {
      return;
    }
    Bracket bracket = new Bracket(plan.brackets().get(opened), trials, promotion());
    undecided.put(opened, bracket);
    ready.put(opened, bracket);
    lessons.opened(opened, bracket);
    opened++;
  }

  private void learn() {
    for (TrialResult result : lessons.dueFor(opened)) {
      searcher.tell(result);
      median.tell(result);
    }
  }

  private Promotion promotion() {
    return plan.kind() == SchedulerSpec.Kind.MEDIAN
        ? median.now()
        : (rung, next) -> rung.best(next.trials(), goals);
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
