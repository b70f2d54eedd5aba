package io.nightjar.cli;

import io.nightjar.format.TextTable;
import io.nightjar.search.Plan;
import io.nightjar.search.RungPlan;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.study.StudySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A plan in words. */
final class PlanText {
  private PlanText() {}

  /**
   * Brackets in a row that are alike.
   *
   * @param first the number of the first of them, from 1
   */
  record Run(int first, int count, List<RungPlan> rungs) {

    private Run longer() {
      return new Run(first, count + 1, rungs);
    }

    private String numbers() {
      return switch (count) {
        case 1 -> String.valueOf(first);
        case 2 -> first + ", " + (first + 1);
        default -> first + "-" + (first + count - 1);
      };
    }
  }

  /** The brackets of a plan, each once. */
  static List<Run> runs(Plan plan) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < plan.brackets().size(); i++) {
      List<RungPlan> rungs = plan.brackets().get(i).rungs();
      int last = runs.size() - 1;
      if (last >= 0 && runs.get(last).rungs().equals(rungs)) {
        runs.set(last, runs.get(last).longer());
      } else {
        runs.add(new Run(i + 1, 1, rungs));
      }
    }
    return runs;
  }

  /** A line for each kind of brackets. */
  static TextTable brackets(Plan plan) {
    TextTable table = new TextTable(List.of("brackets", "trials", "trials @ epochs"));
    Map<List<RungPlan>, List<Run>> alike = new LinkedHashMap<>();
    runs(plan)
        .forEach(run -> alike.computeIfAbsent(run.rungs(), rungs -> new ArrayList<>()).add(run));
    alike.forEach(
        (rungs, runs) ->
            table.add(
                List.of(
                    runs.stream().map(Run::numbers).collect(Collectors.joining(", ")),
                    rungs.get(0).trials(),
                    rungs.stream()
                        .map(rung -> rung.trials() + " @ " + rung.epochs())
                        .collect(Collectors.joining(", ")))));
    return table;
  }

  /** What it spends, and what waits for what. */
  static List<String> spending(Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, at most %s"
            .formatted(
                TextTable.count(plan.trials(), "trial"), TextTable.count(plan.epochs(), "epoch")));
    if (plan.kind() == SchedulerSpec.Kind.ASHA || plan.kind() == SchedulerSpec.Kind.MEDIAN) {
      lines.add(
          "%s decides on each trial alone: if all went on they would train that much"
              .formatted(plan.kind().name().toLowerCase(Locale.ROOT)));
    }
    plan.lag().ifPresent(lag -> lines.add(lag(plan, lag)));
    return lines;
  }

  /** What the repeats of the best spend; empty where there are none. */
  static Optional<String> repeats(StudySpec study) {
    return study
        .honest()
        .map(
            spec ->
                "then the best %d are trained %d times more (honest), at most %d epochs"
                    .formatted(spec.best(), spec.repeats(), spec.epochs(study.budget())));
  }

  private static String lag(Plan plan, int lag) {
    String unit = plan.kind() == SchedulerSpec.Kind.HYPERBAND ? "bracket" : "trial";
    String feeds =
        plan.slots().isPresent()
            ? "; about %d slots find work meanwhile".formatted(plan.slots().getAsLong())
            : "";
    return "learns from what lies %d %s behind (lower rungs: less)%s"
        .formatted(lag, lag == 1 ? unit : unit + "s", feeds);
  }

  /** What to know where there are more slots than the lag feeds. */
  static Optional<String> idleSlots(Plan plan, OptionalInt slots) {
    OptionalLong fed = plan.slots();
    return slots.isPresent() && fed.isPresent() && slots.getAsInt() > fed.getAsLong()
        ? Optional.of(
            "scheduler.lag: a lag of %d leaves some of %d slots idle: it feeds about %d"
                .formatted(plan.lag().orElseThrow(), slots.getAsInt(), fed.getAsLong()))
        : Optional.empty();
  }
}
