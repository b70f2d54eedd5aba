package io.nightjar.sweep;

import io.nightjar.format.JournalHeader;
import io.nightjar.format.ResolvedJob;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Outcomes;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepJournal;
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
public record Resume(SweepFolder folder, ResolvedJob job) {
  /** What may change between the parts of one sweep. */
  private static final Set<String> FREE = Set.of("budget.time");

  /**
   * The study's newest sweep, if it is unfinished.
   *
   * @throws BadInputException if it ran another job, on other data or with other code
   */
  public static Optional<Resume> find(ResultsFolder results, ResolvedJob job, String fingerprint)
      throws IOException, BadInputException {
    Optional<SweepFolder> folder = unfinished(results, job.study().name());
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    JournalHeader header = SweepJournal.header(folder.get()).orElseThrow();
    ResolvedJob started = job.startingAs(header);
    requireSame(header, started, fingerprint);
    return Optional.of(new Resume(folder.get(), started));
  }

  /** The study's newest sweep, if it is unfinished. */
  private static Optional<SweepFolder> unfinished(ResultsFolder results, String study)
      throws IOException {
    for (SweepFolder folder : SweepFolder.all(results)) {
      Optional<JournalHeader> header = SweepJournal.header(folder);
      if (header.isPresent() && header.get().study().equals(study)) {
        return Outcomes.isFinished(folder) ? Optional.empty() : Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /** The seed of the sweep that there is to go on with, if there is one. */
  public static Optional<String> seed(ResultsFolder results, String study)
      throws BadInputException {
    try {
      Optional<SweepFolder> folder = unfinished(results, study);
      return folder.isEmpty()
          ? Optional.empty()
          : SweepJournal.header(folder.get()).map(header -> header.job().get("seed"));
    } catch (IOException e) {
      throw new BadInputException(
          "--results: Cannot read sweeps of %s: %s".formatted(results, ResultsFolder.reason(e)));
    }
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
