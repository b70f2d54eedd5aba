package io.nightjar.search;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What a searcher proposed and what it was told of that. */
final class History {
  private final SearchSpace space;
  private final Goals goals;
  private final PastEvidence past;
  private final Map<Long, Point> points = new HashMap<>();
  private final NavigableMap<Integer, List<Observation>> byEpochs = new TreeMap<>();
  private final List<Observation> failed = new ArrayList<>();

  /** How often each configuration is proposed and still without a result, in order. */
  private final Map<Configuration, Integer> pending = new LinkedHashMap<>();

  private final Set<Configuration> known = new HashSet<>();

  /** What was last given for how many, until something is told. */
  private final Map<Integer, List<Observation>> given = new HashMap<>();

  History(SearchProblem problem) {
    this.space = problem.space();
    this.goals = problem.goals();
    this.past = new PastEvidence(problem);
  }

  void propose(Configuration configuration) {
    known.add(configuration);
    pending.merge(configuration, 1, Integer::sum);
  }

  void tell(TrialResult result) {
    given.clear();
    Configuration configuration = result.task().trial().configuration();
    Point point =
        points.computeIfAbsent(
            result.task().trial().id(),
            id -> {
              known.add(configuration);
              pending.computeIfPresent(
                  configuration, (key, count) -> count == 1 ? null : count - 1);
              return Point.of(space, configuration);
            });
    Outcome outcome = goals.judged(result.outcome());
    if (outcome instanceof Outcome.Completed completed) {
      byEpochs
          .computeIfAbsent(result.task().epochs(), epochs -> new ArrayList<>())
          .add(observation(point, completed.measurement().metrics()));
    } else {
      failed.add(new Observation(point, new double[0], new double[0]));
    }
  }

  private Observation observation(Point point, Map<String, Double> metrics) {
    return new Observation(
        point,
        goals.objectives().stream()
            .mapToDouble(objective -> objective.loss(measured(metrics, objective.metric())))
            .toArray(),
        goals.constraints().stream()
            .mapToDouble(
                constraint ->
                    constraint.relativeExcess(
                        constraint.excess(measured(metrics, constraint.metric()))))
            .toArray());
  }

  private static double measured(Map<String, Double> metrics, String metric) {
    return Objects.requireNonNull(metrics.get(metric));
  }

  /** Whether this configuration was proposed or told before. */
  boolean isKnown(Configuration configuration) {
    return known.contains(configuration);
  }

  /** Whether a finite space has no configuration left that is not known. */
  boolean isUsedUp() {
    return space.size().filter(BigInteger.valueOf(known.size())::equals).isPresent();
  }

  /** How many trials were told of, failed ones too. */
  int size() {
    return points.size();
  }

  /** The proposals without a result, each as often as it is awaited, in the order of proposing. */
  List<Point> pending() {
    List<Point> waiting = new ArrayList<>();
    pending.forEach(
        (configuration, count) -> {
          Point point = Point.of(space, configuration);
          for (int i = 0; i < count; i++) {
            waiting.add(point);
          }
        });
    return waiting;
  }

  /**
   * What a model learns from: the results at the largest budget that has enough of them, or, where
   * none has, at the one with the most (the larger one on ties); then all failures. The rule is
   * that of Falkner, Klein, Hutter: BOHB, ICML 2018, section 3.2.
   *
   * @param enough at least 1
   */
  List<Observation> observations(int enough) {
    return given.computeIfAbsent(enough, this::chosen);
  }

  private List<Observation> chosen(int enough) {
    List<Observation> chosen = List.of();
    for (List<Observation> at : byEpochs.descendingMap().values()) {
      if (at.size() > chosen.size()) {
        chosen = at;
      }
      if (chosen.size() >= enough) {
        break;
      }
    }
    List<Observation> all = new ArrayList<>(chosen);
    all.addAll(failed);
    return Collections.unmodifiableList(all);
  }

  /** {@link #observations}, and what earlier sweeps add to them. */
  List<Observation> informed(int enough) {
    List<Observation> all = new ArrayList<>(observations(enough));
    all.addAll(past.beside(all, known::contains));
    return all;
  }
}
