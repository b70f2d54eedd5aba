package io.nightjar.results;

import io.nightjar.format.JournalHeader;
import io.nightjar.format.JournalLines;
import io.nightjar.report.SweepSummary;
import io.nightjar.run.FileJournal;
import io.nightjar.run.Journal;
import io.nightjar.run.JournalTail;
import io.nightjar.run.SegmentJournal;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journal of a sweep: one file on this machine, closed segments on any other file system, since
 * not all of those can flush.
 */
public final class SweepJournal {
  private static final String FILE = "journal.jsonl";

  private SweepJournal() {}

  public static Journal create(SweepFolder folder, JournalHeader header) throws IOException {
    String line = JournalLines.encodeHeader(header);
    Optional<Path> path = folder.path();
    if (path.isEmpty()) {
      return SegmentJournal.create(
          folder.storage(), line, JournalLines::encode, JournalLines::decode);
    }
    Files.createDirectories(path.get());
    return FileJournal.create(
        path.get().resolve(FILE), line, JournalLines::encode, JournalLines::decode);
  }

  /** To go on with it. */
  public static Journal open(SweepFolder folder) throws IOException {
    Optional<Path> path = folder.path();
    return path.isPresent()
        ? FileJournal.open(path.get().resolve(FILE), JournalLines::encode, JournalLines::decode)
        : SegmentJournal.open(folder.storage(), JournalLines::encode, JournalLines::decode);
  }

  /** To read it as it stands, whoever writes it. */
  public static Journal read(SweepFolder folder) throws IOException {
    Optional<Path> path = folder.path();
    return path.isPresent()
        ? FileJournal.read(path.get().resolve(FILE), JournalLines::encode, JournalLines::decode)
        : open(folder);
  }

  /** The journal as another process may be writing it, from its first event. */
  public static JournalTail tail(SweepFolder folder) {
    return folder
        .path()
        .map(path -> JournalTail.of(path.resolve(FILE), JournalLines::decode))
        .orElseGet(() -> JournalTail.of(folder.storage(), JournalLines::decode));
  }

  /** What a sweep came to so far. */
  public static SweepSummary summary(Journal journal, StudySpec study) {
    return SweepSummary.of(journal.results(), study.goals(), study.budget().maxEpochs());
  }

  /** The results of the repeats of a sweep's best trials. */
  public static List<TrialResult> repeats(SweepFolder folder) throws IOException {
    List<TrialResult> repeats = new ArrayList<>();
    try (Journal journal = read(folder)) {
      journal.results().results(Purpose.REPEAT).forEachRemaining(repeats::add);
    }
    return repeats;
  }

  /** The header of a sweep's journal; empty where the process died before it stood there whole. */
  public static Optional<JournalHeader> header(SweepFolder folder) throws IOException {
    Optional<String> line =
        folder.path().isPresent()
            ? firstLine(folder.storage().read(FILE))
            : SegmentJournal.header(folder.storage());
    try {
      return line.map(JournalLines::decodeHeader);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> firstLine(Optional<InputStream> file) throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = new BufferedInputStream(file.get())) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int next = in.read();
      while (next >= 0 && next != '\n') {
        line.write(next);
        next = in.read();
      }
      return next < 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
    }
  }
}
