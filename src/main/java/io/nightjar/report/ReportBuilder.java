package io.nightjar.report;

import io.nightjar.guide.Training;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes the report of a sweep in one pass over its results. */
final class ReportBuilder {
  private static final int MOST_ANALYSED = 200_000;
  private static final int BEST_CURVES = 25;
  private static final int OTHER_CURVES = 25;
  private static final int ALWAYS_ANALYSED = 1000;

  private final SweepTables tables;
  private final SweepFacts facts;
  private final Training training;
  private final List<Axis> axes;
  private final Set<Long> bestCurves;
  private final Set<Long> alwaysAnalysed;
  private final BestSoFar.Collector bestSoFar;
  private final Occupancy.Collector occupancy;
  private final List<AnalysedTrial> trials = new ArrayList<>();
  private final Set<Integer> rungs = new TreeSet<>();
  private final List<Curve> curves = new ArrayList<>();
  private final Map<Origin, Long> origins = new LinkedHashMap<>();
  private long read;

  ReportBuilder(SweepTables tables, Training training) {
    this.tables = tables;
    this.facts = tables.facts();
    this.training = training;
    this.axes = facts.space().varied().stream().map(Axis::of).toList();
    this.bestCurves = first(BEST_CURVES);
    this.alwaysAnalysed = first(ALWAYS_ANALYSED);
    this.bestSoFar = new BestSoFar.Collector(facts.goals().objective(), facts.startedAt());
    this.occupancy = new Occupancy.Collector(facts.startedAt(), facts.endedAt());
  }

  private Set<Long> first(int count) {
    Set<Long> ids = new HashSet<>();
    tables.summary().leaderboard().standings().stream()
        .limit(count)
        .forEach(standing -> ids.add(standing.trial()));
    return ids;
  }

  ReportModel model() {
    Iterator<TrialHistory> histories = TrialHistory.all(tables.results(), facts.goals());
    while (histories.hasNext()) {
      add(histories.next());
    }
    for (Purpose purpose : Purpose.values()) {
      if (purpose != Purpose.SEARCH) {
        tables.results().results(purpose).forEachRemaining(this::addAttempts);
      }
    }
    return analysed();
  }

  private void add(TrialHistory history) {
    long count = tables.summary().count();
    long id = history.trial().id();
    if (read % (1 + count / MOST_ANALYSED) == 0 || alwaysAnalysed.contains(id)) {
      trials.add(AnalysedTrial.of(history, axes, facts));
    }
    if (read % (1 + count / OTHER_CURVES) == 0 || bestCurves.contains(id)) {
      curves.add(Curve.of(history, facts));
    }
    for (TrialResult result : history.results()) {
      rungs.add(result.task().epochs());
      bestSoFar.add(result);
      addAttempts(result);
    }
    read++;
  }

  private void addAttempts(TrialResult result) {
    for (Attempt attempt : result.attempts()) {
      occupancy.add(attempt);
      origins.merge(attempt.origin(), 1L, Long::sum);
    }
  }

  private ReportModel analysed() {
    Evidence evidence = Evidence.of(trials, facts.goals().objective());
    List<Importance> importances = Importance.of(evidence, axes);
    List<FailureGroup> failures = FailureGroup.of(trials, axes);
    Advisor advisor = new Advisor(facts.space(), training, evidence, axes);
    return new ReportModel(
        facts,
        tables.summary(),
        trials.size(),
        Board.of(tables),
        axes,
        Points.of(trials, tables.summary().leaderboard(), axes.size()),
        evidence.epochs(),
        evidence.best().size(),
        bestSoFar.result(),
        List.copyOf(rungs),
        curves,
        importances,
        slices(evidence),
        contour(evidence, importances),
        failures,
        occupancy.result(facts.slots()),
        CapacityNote.of(axes, facts.space(), training),
        advisor.advice(importances, failures),
        advisor.next(),
        origins);
  }

  private List<Slice> slices(Evidence evidence) {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      slices.add(Slice.of(evidence, axes.get(i), i));
    }
    return slices;
  }

  private Optional<Contour> contour(Evidence evidence, List<Importance> importances) {
    return importances.size() < 2
        ? Optional.empty()
        : Optional.of(
            Contour.of(evidence, axes, index(importances.get(0)), index(importances.get(1))));
  }

  private int index(Importance importance) {
    return axes.stream().map(Axis::parameter).toList().indexOf(importance.parameter());
  }
}
