package io.nightjar.serve;

import io.nightjar.format.JournalHeader;
import io.nightjar.search.Plan;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Objective;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sweep is about to do, as its journal's header says.
 *
 * @param trials 0 where it is not known
 * @param epochs of all trials at most, 0 where it is not known
 * @param maxEpochs of one trial, 0 where it is not known
 * @param repeats of the best trials, 0 where there are none
 * @param varied the parameters that differ between trials, sorted
 */
record RunFacts(
    String study,
    Objective objective,
    Instant startedAt,
    String dataFingerprint,
    int trials,
    long epochs,
    int maxEpochs,
    int repeats,
    List<String> varied) {
  private static final Pattern EPOCHS = Pattern.compile("\\[\\d+, (\\d{1,9})]");
  private static final Pattern VARIED =
      Pattern.compile("parameters\\.(?<name>[^.]+)\\.(?!type$|value$).+");
  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

  /**
   * Reads a header.
   *
   * @param study as the sweep's job reads; empty where it needs classes that are not here
   */
  static RunFacts of(JournalHeader header, Optional<StudySpec> study) {
    Optional<Plan> plan = study.map(StudySpec::plan);
    return new RunFacts(
        header.study(),
        study.map(each -> each.goals().objective()).orElseGet(() -> objective(header)),
        header.startedAt(),
        header.dataFingerprint(),
        plan.map(Plan::trials).orElseGet(() -> count(header, "budget.trials")),
        plan.map(Plan::epochs).orElse(0L),
        maxEpochs(header),
        count(header, "honest.best") * count(header, "honest.repeats"),
        varied(header));
  }

  private static String text(JournalHeader header, String key) {
    return header.job().getOrDefault(key, "");
  }

  /** A fixed one has its value where others have fields. */
  private static List<String> varied(JournalHeader header) {
    return header.job().keySet().stream()
        .map(VARIED::matcher)
        .filter(Matcher::matches)
        .map(key -> key.group("name"))
        .distinct()
        .toList();
  }

  private static Objective objective(JournalHeader header) {
    String metric = text(header, "objective.metric");
    return new Objective(
        metric.isEmpty() ? "score" : metric,
        text(header, "objective.direction").equals(Direction.MINIMIZE.label())
            ? Direction.MINIMIZE
            : Direction.MAXIMIZE);
  }

  private static int count(JournalHeader header, String key) {
    String count = text(header, key);
    return COUNT.matcher(count).matches() ? Integer.parseInt(count) : 0;
  }

  private static int maxEpochs(JournalHeader header) {
    Matcher range = EPOCHS.matcher(text(header, "budget.epochs"));
    return range.matches() ? Integer.parseInt(range.group(1)) : count(header, "budget.epochs");
  }
}
