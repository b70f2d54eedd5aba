package io.nightjar.cli;

import io.nightjar.format.JournalHeader;
import io.nightjar.report.Repeats;
import io.nightjar.report.WinnerComparison;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.TrialResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a sweep's winner does against another sweep's, for people and for machines.
 *
 * @param other the id of the other sweep, empty where there is none
 * @param refusal why they cannot be compared, empty where they can
 * @param winners the trials, that of the sweep first
 */
record Comparison(
    StudySpec study,
    String sweep,
    String other,
    String refusal,
    List<Long> winners,
    Optional<WinnerComparison> result) {

  Comparison(StudySpec study, String sweep, String other, String refusal) {
    this(study, sweep, other, refusal, List.of(), Optional.empty());
  }

  Comparison refused(String reason) {
    return new Comparison(study, sweep, other, reason);
  }

  /** By the repeats of both sweeps. */
  Comparison of(List<TrialResult> repeats, List<TrialResult> others) {
    Optional<WinnerComparison> compared = WinnerComparison.of(repeats, others, study.goals());
    if (compared.isEmpty()) {
      boolean first = Repeats.ranked(repeats, study.goals()).isEmpty();
      return refused("sweep " + (first ? sweep : other) + " has not repeated its best trials");
    }
    List<Long> best =
        List.of(
            Repeats.ranked(repeats, study.goals()).get(0),
            Repeats.ranked(others, study.goals()).get(0));
    return new Comparison(study, sweep, other, "", best, compared);
  }

  /** What decides which score is better, as the job of a sweep has it. */
  static Map<String, String> goals(JournalHeader header) {
    Map<String, String> goals = new TreeMap<>(header.job());
    goals.keySet().removeIf(key -> !key.matches("(objective|constraints)(\\..*)?"));
    return goals;
  }

  List<String> lines() {
    return result
        .map(this::lines)
        .orElseGet(
            () ->
                List.of(
                    "Cannot compare sweep %s%s: %s"
                        .formatted(sweep, other.isEmpty() ? "" : " with " + other, refusal)));
  }

  private List<String> lines(WinnerComparison found) {
    return List.of(
        "Trial %d of sweep %s against trial %d of sweep %s, %d pairs of repeats on the same data"
            .formatted(winners.get(0), sweep, winners.get(1), other, found.pairs()),
        "%s: the difference of %s is %s, 95 %% interval %s to %s"
            .formatted(
                words(found.verdict()),
                study.goals().objective().metric(),
                TextTable.number(found.difference()),
                TextTable.number(found.low()),
                TextTable.number(found.high())));
  }

  private static String words(WinnerComparison.Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "Better";
      case SAME -> "The same, as far as can be told";
      case WORSE -> "Worse";
    };
  }

  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("study", study.name());
    object.put("sweep", sweep);
    object.put("with", other.isEmpty() ? null : other);
    object.put("comparable", result.isPresent());
    object.put("reason", refusal.isEmpty() ? null : refusal);
    result.ifPresent(
        found -> {
          object.put("trial", winners.get(0));
          object.put("with_trial", winners.get(1));
          object.put("objective", study.goals().objective().metric());
          object.put("verdict", found.verdict().name().toLowerCase(Locale.ROOT));
          object.put("difference", found.difference());
          object.put("ci_low", found.low());
          object.put("ci_high", found.high());
          object.put("pairs", found.pairs());
        });
    return object;
  }
}
