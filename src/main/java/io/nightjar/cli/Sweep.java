package io.nightjar.cli;

import io.nightjar.dl4j.Dl4jTrialRunner;
import io.nightjar.format.JournalHeader;
import io.nightjar.format.JournalLines;
import io.nightjar.format.ResolvedJob;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepSummary;
import io.nightjar.report.SweepTables;
import io.nightjar.run.Backend;
import io.nightjar.run.FileJournal;
import io.nightjar.run.Journal;
import io.nightjar.run.JournaledBackend;
import io.nightjar.run.TrialRunner;
import io.nightjar.spark.SparkApplication;
import io.nightjar.spark.SparkSettings;
import io.nightjar.spark.TrialWork;
import io.nightjar.study.Study;
import io.nightjar.study.StudyListener;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of a study: from a resolved job to the tables in the lake. */
final class Sweep {
  private final ResolvedJob job;
  private final Study study;
  private final SweepData data;
  private final SweepFolder folder;
  private final SweepSetting setting;

  Sweep(ResolvedJob job, SweepData data, SweepFolder folder, SweepSetting setting) {
    this.job = job;
    this.study = job.study();
    this.data = data;
    this.folder = folder;
    this.setting = setting;
  }

  /**
   * Runs the study, or goes on with it where the folder holds a journal, and writes the tables.
   *
   * @throws BadInputException if another process runs this sweep
   */
  SweepReport run() throws BadInputException, IOException {
    Stopper stopper = new Stopper();
    StopSignals signals = StopSignals.install(() -> stopper.stop(Ending.INTERRUPTED));
    DeadlineTimer timer = DeadlineTimer.start(study.budget().time(), stopper);
    try (Journal journal = journal();
        SparkApplication spark = SparkApplication.start(settings())) {
      Outcomes.remove(folder);
      SweepLoop loop = new SweepLoop(study, listener(), stopper);
      Ending ending = search(loop, spark, journal);
      return written(spark, tables(journal, ending), ending, loop.trouble());
    } finally {
      timer.close();
      signals.close();
    }
  }

  /** Runs the study in slots that are gone on return, whatever the end. */
  private Ending search(SweepLoop loop, SparkApplication spark, Journal journal) {
    try (Backend slots = spark.backend(work(), setting.slots());
        Backend backend = new JournaledBackend(slots, journal)) {
      return loop.run(backend);
    } finally {
      setting.display().close();
    }
  }

  private StudyListener listener() {
    return StudyListener.all(
        List.of(
            new Progress(study.plan(), study.objective(), setting.slots(), setting.display()),
            new CheckpointKeeper(folder.storage(), study.objective())));
  }

  /** Writes the tables, and last of all the outcome: without it the sweep is unfinished. */
  private SweepReport written(
      SparkApplication spark, SweepTables tables, Ending ending, Optional<String> trouble)
      throws IOException {
    SweepReport result = SweepReport.of(tables, folder.results(), ending, trouble);
    try {
      spark.lake(folder.lake()).write(tables);
    } catch (IOException | RuntimeException e) {
      if (ending != Ending.BROKEN) {
        throw e;
      }
      result = result.withTrouble("no tables could be written (" + e.getMessage() + ")");
    }
    Outcomes.write(folder, result.ending(), result.exit(), result.object());
    return result;
  }

  private Journal journal() throws IOException, BadInputException {
    if (Files.exists(folder.journal())) {
      return open();
    }
    Files.createDirectories(folder.path());
    folder.write("job.yaml", job.yaml());
    JournalHeader header =
        new JournalHeader(
            folder.id(),
            job.keys(),
            data.fingerprint(),
            BuildInfo.codeVersion(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    return FileJournal.create(
        folder.journal(),
        JournalLines.encodeHeader(header),
        JournalLines::encode,
        JournalLines::decode);
  }

  private Journal open() throws BadInputException {
    try {
      return FileJournal.open(folder.journal(), JournalLines::encode, JournalLines::decode);
    } catch (IOException e) {
      throw new BadInputException("Cannot resume sweep " + folder.id() + ": " + e.getMessage());
    }
  }

  private SparkSettings settings() {
    SparkSettings settings = SparkSettings.local(setting.slots());
    return setting.ui() ? settings.withWebPage() : settings;
  }

  private TrialWork work() {
    TrialRunner runner =
        new Dl4jTrialRunner(study.model(), data.spec(), data.fingerprint(), study.objective());
    return new TrialWork(runner, study.objective(), study.budget().trialTime(), folder.storage());
  }

  private SweepTables tables(Journal journal, Ending ending) {
    ResultStore results = journal.results();
    SweepSummary summary = SweepSummary.of(results, study.objective(), study.budget().maxEpochs());
    Instant startedAt = JournalLines.decodeHeader(journal.header()).startedAt();
    SweepFacts facts =
        new SweepFacts(
            study.name(),
            folder.id(),
            study.space(),
            study.objective(),
            study.budget().maxEpochs(),
            job.hash(),
            data.fingerprint(),
            BuildInfo.codeVersion(),
            ending.label(),
            SweepReport.exit(ending, summary.best().isPresent()).code(),
            setting.slots(),
            startedAt,
            endedAt(startedAt, summary),
            Stream.concat(study.notes().stream(), failedTest(summary)).toList());
    return new SweepTables(facts, results, summary);
  }

  /** A winner without a test score must not look like one that nobody wanted to test. */
  private static Stream<String> failedTest(SweepSummary summary) {
    return summary.tests().stream()
        .map(TrialResult::outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(outcome -> "The test of rank 1 failed: " + ((Outcome.Failed) outcome).reason());
  }

  /** Now, unless the clock went back since something else was noted. */
  private static Instant endedAt(Instant startedAt, SweepSummary summary) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return Stream.concat(Stream.of(startedAt, now), summary.lastEnd().stream())
        .max(Comparator.naturalOrder())
        .orElse(now);
  }
}
