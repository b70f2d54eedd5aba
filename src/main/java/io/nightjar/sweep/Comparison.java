package io.nightjar.sweep;

import io.nightjar.format.JournalHeader;
import io.nightjar.format.JournalLines;
import io.nightjar.format.TextTable;
import io.nightjar.report.Repeats;
import io.nightjar.report.WinnerComparison;
import io.nightjar.results.Outcomes;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepJournal;
import io.nightjar.run.Journal;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.util.ArrayList;
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
public record Comparison(
    StudySpec study,
    String sweep,
    String other,
    String refusal,
    List<Long> winners,
    Optional<WinnerComparison> result) {

  private Comparison(StudySpec study, String sweep, String other, String refusal) {
    this(study, sweep, other, refusal, List.of(), Optional.empty());
  }

  /** Where there is no other sweep. */
  public static Comparison none(StudySpec study, SweepFolder sweep) {
    return new Comparison(study, sweep.id(), "", "there is no finished sweep before it");
  }

  /**
   * Holds a sweep against the newest finished one of its study before it; empty where there is
   * none.
   *
   * @param journal of the sweep
   */
  public static Optional<Comparison> withSweepBefore(
      SweepFolder sweep, StudySpec study, Journal journal) throws IOException {
    Optional<SweepFolder> before =
        Outcomes.newestFinished(
            sweep.results(), study.name(), each -> each.id().compareTo(sweep.id()) < 0);
    return before.isPresent()
        ? Optional.of(with(before.get(), sweep, study, journal))
        : Optional.empty();
  }

  /**
   * Holds a sweep against another one of its study, by the repeats of both, if their data and goals
   * are the same.
   *
   * @param journal of the sweep
   */
  public static Comparison with(
      SweepFolder other, SweepFolder sweep, StudySpec study, Journal journal) throws IOException {
    List<TrialResult> repeats = new ArrayList<>();
    journal.results().results(Purpose.REPEAT).forEachRemaining(repeats::add);
    return new Comparison(study, sweep.id(), other.id(), "")
        .of(JournalLines.decodeHeader(journal.header()), repeats, other);
  }

  private Comparison of(JournalHeader header, List<TrialResult> repeats, SweepFolder before)
      throws IOException {
    JournalHeader other = SweepJournal.header(before).orElseThrow();
    if (!header.dataFingerprint().equals(other.dataFingerprint())) {
      return refused(
          "their data differ, fingerprint %s and before %s"
              .formatted(header.dataFingerprint(), other.dataFingerprint()));
    }
    if (!goals(header).equals(goals(other))) {
      return refused("their goals differ, %s and before %s".formatted(goals(header), goals(other)));
    }
    if (study.goals().objectives().size() > 1) {
      return refused("several objectives have no single winner");
    }
    return of(repeats, SweepJournal.repeats(before));
  }

  private Comparison refused(String reason) {
    return new Comparison(study, sweep, other, reason);
  }

  private Comparison of(List<TrialResult> repeats, List<TrialResult> others) {
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
  private static Map<String, String> goals(JournalHeader header) {
    Map<String, String> goals = new TreeMap<>(header.job());
    goals.keySet().removeIf(key -> !key.matches("(objective|constraints)(\\..*)?"));
    return goals;
  }

  public List<String> lines() {
    return result
        .map(this::lines)
        .orElseGet(
            () ->
                List.of(
                    "Cannot compare sweep %s%s: %s"
                        .formatted(sweep, other.isEmpty() ? "" : " with " + other, refusal)));
  }

  private List<String> lines(WinnerComparison found) {
    List<String> lines = new ArrayList<>(compared(found));
    if (winners.get(0).equals(winners.get(1)) && found.low() == 0 && found.high() == 0) {
      lines.add(
          "Every repeat is the same in both: a job with the seed of another night tries nothing new;"
              + " --seed or warm-start: latest changes that");
    }
    return lines;
  }

  private List<String> compared(WinnerComparison found) {
    return List.of(
        "%s: the difference of %s is %s, 95 %% interval %s to %s"
            .formatted(
                words(found.verdict()),
                study.goals().objective().metric(),
                signed(found.difference()),
                signed(found.low()),
                signed(found.high())),
        "Trial %d of sweep %s against trial %d of sweep %s, %d pairs of repeats on the same data"
            .formatted(winners.get(0), sweep, winners.get(1), other, found.pairs()));
  }

  private static String signed(double difference) {
    return (difference > 0 ? "+" : "") + TextTable.number(difference);
  }

  private static String words(WinnerComparison.Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "Better";
      case SAME -> "The same, as far as can be told";
      case WORSE -> "Worse";
    };
  }

  public Map<String, Object> object() {
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
