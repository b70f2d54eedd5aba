package io.nightjar.cli;

import io.nightjar.dl4j.Dl4jTrialRunner;
import io.nightjar.format.JournalHeader;
import io.nightjar.format.JournalLines;
import io.nightjar.format.ResolvedJob;
import io.nightjar.report.Leaderboard;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepTables;
import io.nightjar.run.Backend;
import io.nightjar.run.BackendException;
import io.nightjar.run.FileJournal;
import io.nightjar.run.Journal;
import io.nightjar.run.JournaledBackend;
import io.nightjar.run.TrialRunner;
import io.nightjar.search.Plan;
import io.nightjar.search.Scheduler;
import io.nightjar.search.Schedulers;
import io.nightjar.search.Searchers;
import io.nightjar.spark.SparkApplication;
import io.nightjar.spark.SparkSettings;
import io.nightjar.spark.TrialWork;
import io.nightjar.study.Study;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudyRunner;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a study: from a resolved job to the tables in the lake. */
final class Sweep {
  private final ResolvedJob job;
  private final Study study;
  private final SweepData data;
  private final SweepFolder folder;
  private final SweepSetting setting;
  private final List<TrialResult> results = new ArrayList<>();

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
    try (Journal journal = journal();
        SparkApplication spark = SparkApplication.start(settings())) {
      Outcomes.remove(folder);
      Ending ending = search(spark, journal);
      SweepReport report = new SweepReport(tables(journal, ending), folder.results(), ending);
      spark.lake(folder.results().toString()).write(report.tables());
      Outcomes.write(folder, ending, report.exit(), report.object());
      return report;
    }
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
        folder.journal(), JournalLines.encodeHeader(header), JournalLines::encode);
  }

  private Journal open() throws BadInputException {
    try {
      return FileJournal.open(folder.journal(), JournalLines::encode, JournalLines::decode);
    } catch (IOException e) {
      throw new BadInputException("Cannot resume sweep " + folder.id() + ": " + e.getMessage());
    }
  }

  /** Runs the study in slots that are gone on return, whatever the end. */
  private Ending search(SparkApplication spark, Journal journal) {
    Stopper stopper = new Stopper();
    StopSignals signals = StopSignals.install(() -> stopper.stop(Ending.INTERRUPTED));
    DeadlineTimer timer = DeadlineTimer.start(study.budget().time(), stopper);
    try (Progress.Display display = setting.display();
        Backend slots = spark.backend(work(), setting.slots());
        Backend backend = new JournaledBackend(slots, journal)) {
      return loop(backend, display, stopper);
    } finally {
      timer.close();
      signals.close();
    }
  }

  private Ending loop(Backend backend, Progress.Display display, Stopper stopper) {
    Plan plan = PlanCommand.plan(study);
    Scheduler scheduler =
        Schedulers.create(
            plan,
            Searchers.create(study.searcher(), study.space(), study.seed()),
            study.objective(),
            study.seed());
    StudyListener listener =
        StudyListener.all(
            List.of(
                new Progress(plan, study.objective(), display),
                new CheckpointKeeper(folder.storage(), study.objective())));
    StudyRunner loop = new StudyRunner(scheduler, backend, listener);
    try {
      loop.run();
      Optional<TrialResult> test = testWinner(backend, loop.results());
      test.ifPresent(results::add);
      return Ending.DONE;
    } catch (InterruptedException e) {
      return stopper.reason();
    } catch (BackendException e) {
      return Ending.BROKEN;
    } finally {
      stopper.finish();
      results.addAll(loop.results());
    }
  }

  /** Measures rank 1 on the test part, once: after ranking, so that it decides nothing. */
  private Optional<TrialResult> testWinner(Backend backend, List<TrialResult> searched)
      throws InterruptedException, BackendException {
    Optional<Leaderboard.Entry> best = Leaderboard.rank(searched, study.objective()).best();
    if (best.isEmpty()) {
      return Optional.empty();
    }
    backend.submit(new TrialTask(best.get().trial(), best.get().epochs(), Purpose.TEST));
    return Optional.of(backend.take());
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
    JournalHeader header = JournalLines.decodeHeader(journal.header());
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
            exitCode(ending),
            setting.slots(),
            header.startedAt(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            study.notes());
    return SweepTables.of(facts, results);
  }

  private int exitCode(Ending ending) {
    return SweepReport.exit(ending, Leaderboard.rank(results, study.objective())).code();
  }
}
