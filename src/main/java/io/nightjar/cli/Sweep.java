package io.nightjar.cli;

import io.nightjar.format.JournalHeader;
import io.nightjar.format.JournalLines;
import io.nightjar.format.ResolvedJob;
import io.nightjar.report.Leaderboard;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepTables;
import io.nightjar.run.Backend;
import io.nightjar.run.Journal;
import io.nightjar.run.JournaledBackend;
import io.nightjar.run.TrialRunner;
import io.nightjar.spark.SparkApplication;
import io.nightjar.spark.SparkSettings;
import io.nightjar.spark.TrialWork;
import io.nightjar.study.Study;
import io.nightjar.study.StudyListener;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
      int slots = setting.slots().orElseGet(spark::slots);
      SweepLoop loop = new SweepLoop(study, listener(slots), stopper, journal.events());
      Ending ending = search(loop, spark, slots, journal);
      return written(spark, report(journal, loop, ending, slots));
    } finally {
      timer.close();
      signals.close();
    }
  }

  /** Runs the study in slots that are gone on return, whatever the end. */
  private Ending search(SweepLoop loop, SparkApplication spark, int slots, Journal journal) {
    try (Backend live = spark.backend(work(), slots);
        Backend backend = new JournaledBackend(live, journal)) {
      return loop.run(backend);
    } finally {
      setting.display().close();
    }
  }

  private StudyListener listener(int slots) {
    return StudyListener.all(
        List.of(
            new Progress(study.plan(), study.objective(), slots, setting.display()),
            new CheckpointKeeper(folder.storage(), study.objective())));
  }

  /** Writes the tables, and last of all the outcome: without it the sweep is unfinished. */
  private SweepReport written(SparkApplication spark, SweepReport report) throws IOException {
    SweepReport result = report;
    try {
      spark.lake(folder.results().uri()).write(report.tables());
    } catch (IOException | RuntimeException e) {
      if (report.ending() != Ending.BROKEN) {
        throw e;
      }
      result = report.withTrouble("no tables could be written (" + e.getMessage() + ")");
    }
    Outcomes.write(folder, result.ending(), result.exit(), result.object());
    return result;
  }

  private Journal journal() throws IOException, BadInputException {
    if (SweepJournal.header(folder).isPresent()) {
      return open();
    }
    folder.write("job.yaml", job.yaml());
    JournalHeader header =
        new JournalHeader(
            folder.id(),
            job.keys(),
            data.fingerprint(),
            BuildInfo.codeVersion(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    return SweepJournal.create(folder, header);
  }

  private Journal open() throws BadInputException {
    try {
      return SweepJournal.open(folder);
    } catch (IOException e) {
      throw new BadInputException("Cannot resume sweep " + folder.id() + ": " + e.getMessage());
    }
  }

  private SparkSettings settings() {
    if (setting.launch().isCluster()) {
      return SparkSettings.cluster();
    }
    SparkSettings settings = SparkSettings.local(setting.slots().orElse(1));
    return setting.ui() ? settings.withWebPage() : settings;
  }

  private TrialWork work() {
    TrialRunner runner = setting.runners().runner(study, data);
    return new TrialWork(runner, study.objective(), study.budget().trialTime(), folder.storage());
  }

  private SweepReport report(Journal journal, SweepLoop loop, Ending ending, int slots) {
    Leaderboard leaderboard = Leaderboard.rank(loop.results(), study.objective());
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
            SweepReport.exit(ending, leaderboard).code(),
            slots,
            startedAt,
            endedAt(startedAt, loop.results()),
            Stream.concat(study.notes().stream(), failedTest(loop.results())).toList());
    SweepTables tables = SweepTables.of(facts, loop.results());
    return new SweepReport(tables, folder.results(), ending, loop.trouble());
  }

  /** A winner without a test score must not look like one that nobody wanted to test. */
  private static Stream<String> failedTest(Collection<TrialResult> results) {
    return results.stream()
        .filter(result -> result.task().purpose() == Purpose.TEST)
        .map(TrialResult::outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(outcome -> "The test of rank 1 failed: " + ((Outcome.Failed) outcome).reason());
  }

  /** Now, unless the clock went back since something else was noted. */
  private static Instant endedAt(Instant startedAt, Collection<TrialResult> results) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return Stream.concat(
            Stream.of(startedAt, now),
            results.stream().flatMap(result -> result.attempts().stream()).map(Attempt::endedAt))
        .max(Comparator.naturalOrder())
        .orElse(now);
  }
}
