package io.nightjar.sweep;

import io.nightjar.format.JournalHeader;
import io.nightjar.format.JournalLines;
import io.nightjar.format.ResolvedJob;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepSummary;
import io.nightjar.report.SweepTables;
import io.nightjar.results.Outcomes;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepJournal;
import io.nightjar.run.Journal;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.ResultStore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A sweep that ended, or one that runs or was killed, as far as it came.
 *
 * @param job as the sweep ran it
 */
public record PastSweep(SweepFolder folder, ResolvedJob job) {
  public String id() {
    return folder.id();
  }

  public StudySpec study() {
    return job.study();
  }

  /** To read it; the caller closes it. */
  public Journal journal() throws IOException {
    return SweepJournal.read(folder);
  }

  /** What its journal says that it came to. */
  public SweepTables tables(Journal journal) throws IOException {
    StudySpec study = study();
    ResultStore results = journal.results();
    SweepSummary summary = SweepJournal.summary(journal, study);
    JournalHeader header = JournalLines.decodeHeader(journal.header());
    Map<String, Object> outcome = Outcomes.read(folder);
    SweepFacts facts =
        new SweepFacts(
            study.name(),
            folder.id(),
            study.space(),
            study.goals(),
            study.budget().maxEpochs(),
            job.hash(),
            header.dataFingerprint(),
            header.codeVersion(),
            String.valueOf(outcome.getOrDefault("outcome", "unfinished")),
            number(outcome, "exit_code").intValue(),
            number(outcome, "slots").intValue(),
            header.startedAt(),
            endedAt(header.startedAt(), outcome, summary),
            warnings(outcome));
    return new SweepTables(facts, results, summary);
  }

  private static Instant endedAt(Instant start, Map<String, Object> outcome, SweepSummary summary) {
    Instant noted = start.plusMillis(Math.round(1e3 * number(outcome, "seconds").doubleValue()));
    return summary.lastEnd().filter(noted::isBefore).orElse(noted);
  }

  private static Number number(Map<String, Object> outcome, String key) {
    return outcome.get(key) instanceof Number number ? number : 0;
  }

  private static List<String> warnings(Map<String, Object> outcome) {
    return outcome.get("warnings") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
