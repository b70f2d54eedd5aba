package io.nightjar.cli;

import io.nightjar.format.TextTable;
import io.nightjar.guide.Guide;
import io.nightjar.report.SweepSummary;
import io.nightjar.search.BracketPlan;
import io.nightjar.search.RungPlan;
import io.nightjar.space.Parameter;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a trial ran to where it did.
 *
 * @param bracket the number of the bracket that it ran in, from 1
 * @param rungs ascending by epochs
 * @param failure why it failed, empty where it did not
 * @param place where it stands in the end
 */
record Explanation(
    StudySpec study,
    Trial trial,
    int bracket,
    List<RungView> rungs,
    Optional<String> failure,
    TrialRank place) {

  /**
   * The explanation of a trial; empty where the sweep has no result of it.
   *
   * @param summary of the same results
   */
  static Optional<Explanation> of(
      StudySpec study, long id, ResultStore results, SweepSummary summary) {
    long first = 0;
    int number = 1;
    for (BracketPlan bracket : study.plan().brackets()) {
      if (id < first + bracket.trials()) {
        List<TrialResult> members = members(results, first, first + bracket.trials());
        return of(study, number, members, TrialRank.of(study.goals(), summary, id));
      }
      first += bracket.trials();
      number++;
    }
    return Optional.empty();
  }

  /** The results of the trials of a bracket. */
  private static List<TrialResult> members(ResultStore results, long from, long to) {
    List<TrialResult> members = new ArrayList<>();
    Iterator<TrialResult> all = results.results(Purpose.SEARCH);
    while (all.hasNext()) {
      TrialResult result = all.next();
      if (result.task().trial().id() >= from && result.task().trial().id() < to) {
        members.add(result);
      }
    }
    return members;
  }

  private static Optional<Explanation> of(
      StudySpec study, int bracket, List<TrialResult> members, TrialRank place) {
    long id = place.trial();
    Map<Integer, List<TrialResult>> byEpochs = new TreeMap<>();
    Map<Long, Integer> reached = new TreeMap<>();
    for (TrialResult each : members) {
      byEpochs.computeIfAbsent(each.task().epochs(), key -> new ArrayList<>()).add(each);
      reached.merge(each.task().trial().id(), each.task().epochs(), Math::max);
    }
    List<RungView> rungs =
        byEpochs.values().stream()
            .flatMap(rung -> RungView.of(id, rung, reached, study.goals()).stream())
            .toList();
    return members.stream()
        .filter(each -> each.task().trial().id() == id)
        .reduce((one, last) -> last)
        .map(
            last ->
                new Explanation(
                    study, last.task().trial(), bracket, rungs, failure(study, last), place));
  }

  private static Optional<String> failure(StudySpec study, TrialResult last) {
    return study.goals().judged(last.outcome()) instanceof Outcome.Failed failed
        ? Optional.of("%s: %s".formatted(failed.kind().label(), failed.reason()))
        : Optional.empty();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Trial %d, bracket %d: %s".formatted(trial.id(), bracket, place.title()));
    rungs.forEach(rung -> lines.add("  " + rung.text(study.goals().objective().metric())));
    failure.ifPresent(reason -> lines.add("It failed: " + reason));
    if (failure.isEmpty()) {
      lines.add(end());
    }
    lines.addAll(place.lines());
    lines.add("Its values:");
    values().lines().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private String end() {
    RungView last = rungs.get(rungs.size() - 1);
    if (last.epochs() >= study.budget().maxEpochs()) {
      return "It reached the largest budget";
    }
    if (last.promoted() > 0) {
      return "It did not go on: %d of its rung did".formatted(last.promoted());
    }
    return last.epochs() >= lastRung()
        ? "None of its rung went on: it was the last of its bracket"
        : "None of its rung went on before the sweep ended";
  }

  /** The epochs of the last rung of its bracket. */
  private int lastRung() {
    List<RungPlan> planned = study.plan().brackets().get(bracket - 1).rungs();
    return planned.get(planned.size() - 1).epochs();
  }

  private TextTable values() {
    TextTable table = new TextTable(List.of("parameter", "value", "of", "guide"));
    for (Parameter parameter : study.space().parameters()) {
      Object value = trial.configuration().values().get(parameter.name());
      if (value != null && !parameter.isFixed()) {
        table.add(
            List.of(
                parameter.name(),
                value,
                String.join("; ", SpaceText.values(parameter)),
                Guide.section(parameter.name()).orElse("")));
      }
    }
    return table;
  }

  Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("trial", trial.id());
    object.put("bracket", bracket);
    object.put("rungs", rungs.stream().map(RungView::object).toList());
    object.put("failure", failure.orElse(null));
    object.putAll(place.object());
    object.put("configuration", trial.configuration().values());
    Map<String, String> sections = new LinkedHashMap<>();
    for (String name : trial.configuration().values().keySet()) {
      Guide.section(name).ifPresent(section -> sections.put(name, section));
    }
    object.put("guide", sections);
    return object;
  }
}
