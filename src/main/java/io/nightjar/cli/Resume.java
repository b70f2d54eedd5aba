package io.nightjar.cli;

import io.nightjar.format.JournalHeader;
import io.nightjar.format.ResolvedJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sweep that a resume goes on with.
 *
 * @param job the resolved job, starting from the same earlier sweeps as before
 */
record Resume(SweepFolder folder, ResolvedJob job) {
  /** What may change between the parts of one sweep. */
  private static final Set<String> FREE = Set.of("budget.time");

  /**
   * The study's newest sweep, if it is unfinished.
   *
   * @throws BadInputException if it ran another job, on other data or with other code
   */
  static Optional<Resume> find(ResultsFolder results, ResolvedJob job, String fingerprint)
      throws IOException, BadInputException {
    for (SweepFolder folder : SweepFolder.all(results)) {
      Optional<JournalHeader> header = SweepJournal.header(folder);
      if (header.isPresent() && isOf(header.get(), job.study().name())) {
        if (Outcomes.isFinished(folder)) {
          return Optional.empty();
        }
        ResolvedJob started = job.startingAs(header.get());
        requireSame(header.get(), started, fingerprint);
        return Optional.of(new Resume(folder, started));
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(JournalHeader header, String study) {
    return study.equals(header.job().get("study"));
  }

  private static void requireSame(JournalHeader header, ResolvedJob job, String fingerprint)
      throws BadInputException {
    Set<String> keys = new TreeSet<>(header.job().keySet());
    keys.addAll(job.keys().keySet());
    keys.removeAll(FREE);
    List<String> problems =
        new ArrayList<>(
            keys.stream()
                .filter(key -> !Objects.equals(header.job().get(key), job.keys().get(key)))
                .map(key -> changed(header, key, header.job().get(key), job.keys().get(key)))
                .toList());
    if (!header.dataFingerprint().equals(fingerprint)) {
      problems.add(changed(header, "data", header.dataFingerprint(), fingerprint));
    }
    if (!header.codeVersion().equals(BuildInfo.codeVersion())) {
      problems.add(changed(header, "code version", header.codeVersion(), BuildInfo.codeVersion()));
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
  }

  private static String changed(
      JournalHeader header, String key, @Nullable String before, @Nullable String now) {
    return "%s: Cannot resume sweep %s: it was %s and is now %s"
        .formatted(
            key,
            header.sweep(),
            before == null ? "not there" : before,
            now == null ? "not there" : now);
  }
}
