package io.nightjar.serve;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a sweep has done so far, event by event, in memory that does not grow with its results. */
final class LiveRun {
  private static final int LATEST = 8;
  private static final int SHOWN_IN_FLIGHT = 40;

  private final RunFacts facts;
  private final LiveRanks ranks;
  private final Set<TrialTask.Key> inFlight = new LinkedHashSet<>();
  private final BitSet tried = new BitSet();
  private final BitSet failed = new BitSet();
  private final BitSet completed = new BitSet();
  private final Map<Integer, Integer> rungs = new TreeMap<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private final Set<Integer> slots = new TreeSet<>();
  private final LivePoints points = new LivePoints();
  private final List<Object> steps = new ArrayList<>();
  private final Deque<Map<String, Object>> latest = new ArrayDeque<>();
  private double best = Double.NaN;
  private long results;
  private long epochs;
  private int repeats;
  private int tests;
  private Instant news;

  LiveRun(RunFacts facts) {
    this.facts = facts;
    this.ranks = new LiveRanks(facts.objective());
    this.news = facts.startedAt();
  }

  void add(TrialEvent event) {
    if (event instanceof TrialEvent.Asked asked) {
      inFlight.add(asked.task().key());
    } else if (event instanceof TrialEvent.Told told) {
      told(told.result());
    }
  }

  private void told(TrialResult result) {
    TrialTask task = result.task();
    inFlight.remove(task.key());
    Attempt last = result.attempts().get(result.attempts().size() - 1);
    slots.add(last.slot());
    news = last.endedAt().isAfter(news) ? last.endedAt() : news;
    if (result.outcome() instanceof Outcome.Failed failure) {
      failures.merge(label(failure), 1, Integer::sum);
    }
    switch (task.purpose()) {
      case SEARCH -> searched(result, last);
      case REPEAT -> repeats++;
      default -> tests++;
    }
    note(result, last);
  }

  private void searched(TrialResult result, Attempt last) {
    int trial = Math.toIntExact(result.task().trial().id());
    int reached = result.task().epochs();
    results++;
    tried.set(trial);
    failed.set(trial, !result.isCompleted());
    completed.set(trial, result.isCompleted() && reached == facts.maxEpochs());
    epochs += Math.max(0, reached - last.fromEpochs());
    ranks.add(result);
    if (Goals.of(facts.objective()).isMetBy(result)) {
      rungs.merge(reached, 1, Integer::sum);
      point(result, seconds(last.endedAt()));
    }
  }

  private void point(TrialResult result, double seconds) {
    double score = result.value(facts.objective().metric()).orElseThrow();
    List<Object> point =
        List.of(seconds, score, result.task().trial().id(), result.task().epochs());
    points.add(point);
    if (Double.isNaN(best) || facts.objective().bestFirst().compare(score, best) < 0) {
      best = score;
      steps.add(point);
    }
  }

  private void note(TrialResult result, Attempt last) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("trial", result.task().trial().id());
    line.put("epochs", result.task().epochs());
    line.put("purpose", result.task().purpose().name().toLowerCase(Locale.ROOT));
    line.put("score", finite(result));
    line.put("failure", result.outcome() instanceof Outcome.Failed failure ? words(failure) : "");
    line.put("seconds", Duration.between(last.startedAt(), last.endedAt()).toMillis() / 1e3);
    line.put("at", seconds(last.endedAt()));
    latest.addFirst(line);
    if (latest.size() > LATEST) {
      latest.removeLast();
    }
  }

  private Object finite(TrialResult result) {
    return result
        .value(facts.objective().metric())
        .filter(Double::isFinite)
        .<Object>map(value -> value)
        .orElse("");
  }

  private static String label(Outcome.Failed failure) {
    return failure.kind().label();
  }

  private static String words(Outcome.Failed failure) {
    return label(failure) + ": " + failure.reason();
  }

  private double seconds(Instant at) {
    return Duration.between(facts.startedAt(), at).toMillis() / 1e3;
  }

  /** When the last result came; the start where there is none. */
  Instant news() {
    return news;
  }

  /** The counts of trials, by the names that finished sweeps have for them. */
  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    int stopped = tried.cardinality() - failed.cardinality() - completed.cardinality();
    counts.put("trials", tried.cardinality());
    counts.put("completed", completed.cardinality());
    counts.put("stopped", stopped);
    counts.put("failed", failed.cardinality());
    counts.put("seconds", seconds(news));
    counts.put("slots", slots.size());
    return counts;
  }

  LiveRanks ranks() {
    return ranks;
  }

  /** All that the page of the sweep shows of its course. */
  Map<String, Object> course() {
    Map<String, Object> course = new LinkedHashMap<>();
    course.put("results", results);
    course.put("epochs", epochs);
    course.put("plannedTrials", facts.trials());
    course.put("plannedEpochs", facts.epochs());
    course.put("maxEpochs", facts.maxEpochs());
    course.put("repeats", repeats);
    course.put("plannedRepeats", facts.repeats());
    course.put("tests", tests);
    course.put("inFlight", inFlight.size());
    course.put("running", inFlight.stream().limit(SHOWN_IN_FLIGHT).map(LiveRun::task).toList());
    course.put("rungs", rungs.entrySet().stream().map(LiveRun::pair).toList());
    course.put("failures", failures.entrySet().stream().map(LiveRun::pair).toList());
    course.put("points", points.points());
    course.put("steps", List.copyOf(steps));
    course.put("latest", List.copyOf(latest));
    course.put("top", ranks.top());
    return course;
  }

  private static Map<String, Object> task(TrialTask.Key key) {
    return Map.of(
        "trial", key.trialId(),
        "epochs", key.epochs(),
        "repeat", key.repeat(),
        "test", key.purpose() == Purpose.TEST);
  }

  private static List<Object> pair(Map.Entry<?, Integer> entry) {
    return List.of(entry.getKey(), entry.getValue());
  }
}
