package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.Seeds;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asynchronous successive halving that promotes (Li, Jamieson, Rostamizadeh, Gonina, Ben-tzur,
 * Hardt, Recht, Talwalkar: A system for massively parallel hyperparameter tuning, MLSys 2020,
 * algorithm 2): whoever is among the best 1/eta of a rung goes on, from the highest rung down, and
 * else a new trial starts.
 *
 * <p>Its decisions hang on who finishes first, so its trials are numbered as they start. There are
 * two differences from the paper: the number of trials is given, and of a rung to which nothing
 * more can come at least the best goes on, so that some trial reaches the highest rung.
 */
final class AshaScheduler implements Scheduler {
  private final Searcher searcher;
  private final Goals goals;
  private final long seed;
  private final List<AshaRung> rungs = new ArrayList<>();

  /** The rungs of what was asked for and not told. */
  private final Map<TrialTask.Key, Integer> running = new HashMap<>();

  private long started;
  private long unstarted;
  private Optional<Configuration> next = Optional.empty();
  private List<Trial> decided = List.of();

  /** A scheduler for a plan of one bracket. */
  AshaScheduler(Plan plan, Searcher searcher, Goals goals, long seed) {
    BracketPlan bracket = plan.brackets().get(0);
    this.searcher = searcher;
    this.goals = goals;
    this.seed = seed;
    this.unstarted = bracket.trials();
    for (RungPlan rung : bracket.rungs()) {
      rungs.add(new AshaRung(rung.epochs(), bracket.eta(), goals));
    }
  }

  @Override
  public Optional<TrialTask> ask() {
    return promote().or(this::start).or(this::promote);
  }

  private Optional<TrialTask> promote() {
    for (int rung = rungs.size() - 2; rung >= 0; rung--) {
      Optional<Trial> best = rungs.get(rung).promotable(coming(rung));
      if (best.isPresent()) {
        rungs.get(rung).promote(best.get());
        return Optional.of(asked(best.get(), rung + 1));
      }
    }
    return Optional.empty();
  }

  /** How many more results may come to a rung at most. */
  private long coming(int rung) {
    long below = rungs.subList(0, rung).stream().mapToLong(this::open).sum();
    return unstarted + below + rungs.get(rung).running();
  }

  private long open(AshaRung rung) {
    return rung.running() + rung.waiting();
  }

  private Optional<TrialTask> start() {
    lookAhead();
    Optional<TrialTask> task =
        next.map(
            found ->
                asked(new Trial(started, found, Seeds.ofTrial(seed, Purpose.SEARCH, started)), 0));
    if (task.isPresent()) {
      next = Optional.empty();
      started++;
      unstarted--;
    }
    return task;
  }

  /** Finds out whether a further trial starts. */
  private void lookAhead() {
    if (next.isEmpty() && unstarted > 0) {
      next = searcher.propose();
      unstarted = next.isPresent() ? unstarted : 0;
    }
  }

  private TrialTask asked(Trial trial, int rung) {
    rungs.get(rung).start();
    TrialTask task = TrialTask.search(trial, rungs.get(rung).epochs());
    running.put(task.key(), rung);
    return task;
  }

  @Override
  public void tell(TrialResult result) {
    Integer rung = running.remove(result.task().key());
    if (rung == null) {
      throw new IllegalArgumentException(
          "Cannot tell a result of " + result.task().key() + ": it is not running");
    }
    searcher.tell(result);
    List<Trial> out = new ArrayList<>(settled(result, rung));
    if (running.isEmpty()) {
      lookAhead();
    }
    out.addAll(drop());
    decided = out;
  }

  /** The trial, where there is nothing more to reach for it. */
  private List<Trial> settled(TrialResult result, int rung) {
    boolean completed = goals.judged(result.outcome()) instanceof Outcome.Completed;
    if (completed) {
      rungs.get(rung).complete(result);
    } else {
      rungs.get(rung).fail();
    }
    return completed && rung < rungs.size() - 1 ? List.of() : List.of(result.task().trial());
  }

  /** From the lowest rung up, since what is out there comes to no higher one. */
  private List<Trial> drop() {
    List<Trial> out = new ArrayList<>();
    for (int rung = 0; rung < rungs.size() - 1; rung++) {
      out.addAll(rungs.get(rung).drop(coming(rung)));
    }
    return out;
  }

  @Override
  public List<Trial> decided() {
    return decided;
  }
}
