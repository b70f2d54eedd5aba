package io.nightjar.sweep;

import io.nightjar.dl4j.Dl4jTrialRunner;
import io.nightjar.dl4j.step.FastNetwork;
import io.nightjar.format.JournalHeader;
import io.nightjar.format.JournalLines;
import io.nightjar.format.ResolvedJob;
import io.nightjar.report.SweepFacts;
import io.nightjar.report.SweepSummary;
import io.nightjar.report.SweepTables;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Ending;
import io.nightjar.results.Outcomes;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepJournal;
import io.nightjar.results.UnwritableException;
import io.nightjar.run.BackendException;
import io.nightjar.run.Gate;
import io.nightjar.run.Journal;
import io.nightjar.run.JournaledBackend;
import io.nightjar.run.TimedGate;
import io.nightjar.run.TrialRunner;
import io.nightjar.search.EarlierSweeps;
import io.nightjar.spark.ParquetLake;
import io.nightjar.spark.SparkApplication;
import io.nightjar.spark.SparkBackend;
import io.nightjar.study.Budget;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** One run of a study: from a resolved job to the tables in the lake. */
final class Sweep {
  private final ResolvedJob job;
  private final EarlierSweeps earlier;
  private final StudySpec study;
  private final SweepData data;
  private final SweepFolder folder;
  private final SweepSetting setting;
  private final Optional<NightTime> time;
  private final TrialRunner runner;
  private final List<String> troubles = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int slots;

  /**
   * A sweep, ready to run.
   *
   * @param time when it has to end, empty where only its job says so
   * @throws BadInputException if its model is there no longer
   */
  Sweep(
      StartingPoint start,
      SweepData data,
      SweepFolder folder,
      SweepSetting setting,
      Optional<NightTime> time)
      throws BadInputException {
    this.job = start.job();
    this.earlier = start.earlier();
    this.study = job.study();
    this.data = data;
    this.folder = folder;
    this.setting = setting;
    this.time = time;
    this.runner = setting.runners().runner(study, data);
  }

  /**
   * Why this JVM trains slower than it could; a cluster's say it in the origin of their results.
   */
  Optional<String> slowness() {
    return setting.launch().isCluster() || !(runner instanceof Dl4jTrialRunner)
        ? Optional.empty()
        : FastNetwork.lacking()
            .map(
                lack ->
                    "Training is many times slower, and the last bits differ: %s".formatted(lack));
  }

  /**
   * Runs the study, or goes on with it where the folder holds a journal, and writes the tables.
   *
   * @throws BadInputException if another process runs this sweep
   * @throws UnwritableException if its results cannot be kept
   * @throws IOException if its journal cannot be read
   */
  SweepReport run() throws BadInputException, IOException {
    Stopper stopper = new Stopper();
    StopSignals signals = StopSignals.install(() -> stopper.stop(Ending.INTERRUPTED));
    DeadlineTimer timer =
        DeadlineTimer.start(time.isPresent() ? Optional.empty() : study.budget().time(), stopper);
    try {
      return run(stopper, journal());
    } finally {
      timer.close();
      signals.close();
    }
  }

  /** Closes the journal; where only that fails, there is a report all the same. */
  private SweepReport run(Stopper stopper, Journal opened) throws UnwritableException {
    Optional<SweepReport> report = Optional.empty();
    try (Journal journal = opened) {
      Outcomes.remove(folder);
      report = Optional.of(written(journal, search(stopper, journal)));
      return report.get();
    } catch (IOException | UncheckedIOException e) {
      UnwritableException problem = unwritable(folder, e);
      return noted(report.orElseThrow(() -> problem).broken(String.valueOf(problem.getMessage())));
    }
  }

  private static UnwritableException unwritable(SweepFolder folder, Exception problem) {
    return new UnwritableException(
        "Cannot finish sweep " + folder.id(),
        problem instanceof IOException io ? io : new IOException(problem));
  }

  /** Runs the study in slots that are gone on return, whatever the end. */
  private Ending search(Stopper stopper, Journal journal) {
    try (SparkApplication spark = SparkApplication.start(setting.spark(), setting.notes());
        SparkBackend live = setting.backend(spark, study, runner, folder)) {
      Ending ending = search(stopper, journal, live);
      slots = live.slots();
      warnings.addAll(live.warnings());
      warnings.removeAll(troubles);
      return ending == Ending.CUT || ending == Ending.OUT_OF_TIME ? lacking(live, ending) : ending;
    } catch (BackendException | UncheckedIOException e) {
      troubles.add(String.valueOf(e.getMessage()));
      return Ending.BROKEN;
    } catch (InterruptedException e) {
      return Ending.INTERRUPTED;
    } finally {
      setting.display().close();
    }
  }

  /** Time that ran out while no executor came says nothing of the job. */
  private Ending lacking(SparkBackend live, Ending ending) {
    Optional<String> lack = live.lack();
    lack.ifPresent(troubles::add);
    return lack.isPresent() ? Ending.BROKEN : ending;
  }

  private Ending search(Stopper stopper, Journal journal, SparkBackend live) {
    SweepLoop loop = new SweepLoop(study, earlier, stopper);
    Optional<TimedGate> gate = time.map(limit -> limit.gate(study, live::slots));
    DeadlineTimer watch = gate.map(open -> DeadlineTimer.watch(open, stopper)).orElse(null);
    try (watch;
        JournaledBackend backend =
            new JournaledBackend(live, journal, gate.<Gate>map(open -> open).orElse(Gate.OPEN))) {
      return loop.run(backend, listener(live::slots));
    } finally {
      loop.trouble().ifPresent(troubles::add);
    }
  }

  private StudyListener listener(IntSupplier slots) {
    return StudyListener.all(
        List.of(
            Progress.of(study, slots, time.map(NightTime::end), setting.display()),
            new CheckpointKeeper(
                folder.storage(), study.goals(), study.honest().map(HonestSpec::best).orElse(0))));
  }

  /** Writes the tables, and last of all the outcome: without it the sweep is unfinished. */
  private SweepReport written(Journal journal, Ending searched) throws IOException {
    Ending ending = searched;
    SweepTables tables = tables(journal, ending);
    try {
      ParquetLake.open(folder.results().uri()).write(tables);
    } catch (IOException | UncheckedIOException e) {
      troubles.add("Cannot write the tables: " + ResultsFolder.reason(e));
      ending = Ending.BROKEN;
      tables = tables(journal, ending);
    }
    Optional<Comparison> comparison = comparison(journal);
    writePage(new ReportFiles(tables, job, comparison));
    return noted(
        SweepReport.of(tables, planned(), folder.results(), ending, troubles, warnings)
            .comparedBy(comparison.filter(made -> time.isPresent())));
  }

  /** With the sweep before, where there was one. */
  private Optional<Comparison> comparison(Journal journal) {
    try {
      return Comparison.withSweepBefore(folder, study, journal);
    } catch (IOException | RuntimeException e) {
      warnings.add("Cannot compare with the sweep before: " + ResultsFolder.reason(e));
      return Optional.empty();
    }
  }

  /** The results are there without it, so a page that cannot be made breaks no sweep. */
  private void writePage(ReportFiles page) {
    try {
      page.write(folder.storage(), ReportFiles.PAGE);
    } catch (IOException | RuntimeException e) {
      warnings.add(ReportFiles.FAILED + ": " + ResultsFolder.reason(e));
    }
  }

  private SweepReport noted(SweepReport report) {
    try {
      Outcomes.write(folder, report.ending(), report.exit(), report.object());
      return report;
    } catch (IOException e) {
      return report.broken("Cannot write the outcome: " + ResultsFolder.reason(e));
    }
  }

  private Journal journal() throws IOException, BadInputException {
    return SweepJournal.header(folder).isPresent() ? open() : create();
  }

  private Journal create() throws BadInputException {
    JournalHeader header =
        new JournalHeader(
            folder.id(),
            job.keys(),
            data.fingerprint(),
            BuildInfo.codeVersion(),
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    try {
      folder.write("job.yaml", data.yaml(job));
      return SweepJournal.create(folder, header);
    } catch (IOException e) {
      throw new BadInputException(
          "--results: Cannot write results to %s: %s"
              .formatted(folder.results(), ResultsFolder.reason(e)));
    }
  }

  private Journal open() throws BadInputException {
    try {
      return SweepJournal.open(folder);
    } catch (IOException e) {
      throw new BadInputException("Cannot resume sweep " + folder.id() + ": " + e.getMessage());
    }
  }

  private SweepTables tables(Journal journal, Ending ending) {
    ResultStore results = journal.results();
    SweepSummary summary = SweepSummary.of(results, study.goals(), study.budget().maxEpochs());
    Instant startedAt = JournalLines.decodeHeader(journal.header()).startedAt();
    SweepFacts facts =
        new SweepFacts(
            study.name(),
            folder.id(),
            study.space(),
            study.goals(),
            study.budget().maxEpochs(),
            job.hash(),
            data.fingerprint(),
            BuildInfo.codeVersion(),
            ending.label(),
            SweepReport.exit(ending, summary.best().isPresent()).code(),
            slots,
            startedAt,
            endedAt(startedAt, summary),
            warnings(summary));
    return new SweepTables(facts, results, summary);
  }

  private List<String> warnings(SweepSummary summary) {
    return Stream.of(
            study.notes().stream(),
            cut(),
            failures(summary.repeats(), "A repeat"),
            failures(summary.tests(), "The test of rank 1"),
            warnings.stream(),
            troubles.stream())
        .flatMap(each -> each)
        .toList();
  }

  /** The trials that its job asks for, if there were time for all. */
  private int planned() {
    return study.budget().cutFrom().orElseGet(() -> study.plan().trials());
  }

  private Stream<String> cut() {
    Budget budget = study.budget();
    return budget.cutFrom().stream()
        .mapToObj(
            wished -> "Planned for the time: %d of %d trials".formatted(budget.trials(), wished));
  }

  /** A winner without a test score must not look like one that nobody wanted to test. */
  private static Stream<String> failures(List<TrialResult> results, String what) {
    return results.stream()
        .filter(result -> result.outcome() instanceof Outcome.Failed)
        .map(result -> what + named(result) + " failed: " + reason(result));
  }

  private static String named(TrialResult result) {
    return result.task().repeat() == 0 ? "" : " of trial " + result.task().trial().id();
  }

  private static String reason(TrialResult result) {
    return ((Outcome.Failed) result.outcome()).reason();
  }

  /** Now, unless the clock went back since something else was noted. */
  private static Instant endedAt(Instant startedAt, SweepSummary summary) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return Stream.concat(Stream.of(startedAt, now), summary.lastEnd().stream())
        .max(Comparator.naturalOrder())
        .orElse(now);
  }
}
