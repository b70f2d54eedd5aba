package io.nightjar.cli;

import io.nightjar.format.ResolvedJob;
import io.nightjar.spark.SettingsCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a sweep. */
@Command(name = "run", description = "Runs a sweep and prints its leaderboard.")
final class RunCommand implements Callable<Integer> {
  private static final String OMP_THREADS = "OMP_NUM_THREADS";

  /** Each slot is a thread of this process, with a network of its own. */
  private static final int MOST_SLOTS = 1024;

  private static final int MOST_SLOTS_OF_A_CLUSTER = 100_000;
  private static final String LOG = "nightjar.log";

  @Mixin private JobOptions options = new JobOptions();

  @Mixin private Jars jars = new Jars();

  @Mixin private EndHook hook = new EndHook();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "The folder of all results (default: ${DEFAULT-VALUE}).")
  private String resultsOption = "results";

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = {
        "Trials at the same time. Default: the number of cores, on a cluster what it is",
        "configured to give at most."
      })
  private @Nullable Integer slots;

  @Option(
      names = "--resume",
      description = "Goes on with the study's newest unfinished sweep, if there is one.")
  private boolean resume;

  @Option(names = "--json", description = "Prints one JSON object instead of the leaderboard.")
  private boolean json;

  @Option(names = "--no-progress", description = "Shows no progress.")
  private boolean noProgress;

  @Option(names = "--verbose", description = "Shows the logs of Spark and ND4J, too.")
  private boolean verbose;

  @Option(names = "--ui", description = "Starts Spark's web UI, on this machine's loopback only.")
  private boolean ui;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Runners runners;

  RunCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call()
      throws BadInputException, StudyBusyException, IOException, InterruptedException {
    UserFiles files = UserFiles.ofThisJvm();
    Launch launch = files.launch();
    jars.add(launch);
    ResolvedJob written = options.read(files);
    SweepData data = SweepData.load(written, options.location(), files);
    ResolvedJob job = data.pinned(written);
    Optional<Integer> count = slots(launch);
    requireOneThreadPerSlot(launch);
    ResultsFolder results = ResultsFolder.of(resultsOption, "--results", launch);
    results.requireWritable();
    PrintWriter err = spec.commandLine().getErr();
    StudyLock.requireFree(results, job.study().name(), "run", err);
    SweepSetting setting = new SweepSetting(launch, count, ui, display(err), runners);
    requireValid(setting);
    job.study().notes().forEach(note -> err.println("Warning: " + note));
    Optional<Resume> unfinished =
        resume ? Resume.find(results, job, data.fingerprint()) : Optional.empty();
    if (resume && unfinished.isEmpty()) {
      err.println("No unfinished sweep of study " + job.study().name() + ": starting a new one");
    }
    StartingPoint start = StartingPoint.of(unfinished.map(Resume::job).orElse(job), results);
    SearcherText.reason(job.study()).ifPresent(err::println);
    start.notes().forEach(err::println);
    SweepFolder folder =
        unfinished.map(Resume::folder).orElseGet(() -> SweepFolder.fresh(results, Instant.now()));
    Logs.to(
        folder.path().map(path -> path.resolve(LOG)),
        verbose ? Logs.Screen.VERBOSE : Logs.Screen.QUIET);
    Sweep sweep = new Sweep(start, data, folder, setting);
    sweep.slowness().ifPresent(reason -> err.println("Warning: " + reason));
    SweepReport report;
    StudyLock lock = StudyLock.take(results, job.study().name(), "run", err);
    try {
      report = sweep.run();
    } finally {
      lock.close();
    }
    print(report, err);
    hook.run(folder, job.study().name(), report.exit(), err);
    return report.exit().code();
  }

  private static void requireValid(SweepSetting setting) throws BadInputException {
    List<String> problems = SettingsCheck.problems(setting.spark());
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
  }

  private void print(SweepReport report, PrintWriter err) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.json());
    } else {
      report.lines().forEach(out::println);
    }
    out.flush();
    report.advice().forEach(err::println);
  }

  /** Empty on a cluster, which is asked when it is there. */
  private Optional<Integer> slots(Launch launch) throws BadInputException {
    if (slots != null) {
      int most = launch.isCluster() ? MOST_SLOTS_OF_A_CLUSTER : MOST_SLOTS;
      if (slots < 1 || slots > most) {
        throw new BadInputException(
            "--slots: Invalid number of slots: " + slots + " (1 to " + most + ")");
      }
      return Optional.of(slots);
    }
    return launch.isCluster()
        ? Optional.empty()
        : launch.localSlots().or(() -> Optional.of(Runtime.getRuntime().availableProcessors()));
  }

  /** On a cluster the executors get it from the session's settings. */
  private static void requireOneThreadPerSlot(Launch launch) throws BadInputException {
    String threads = System.getenv(OMP_THREADS);
    if (!launch.isCluster() && !"1".equals(threads)) {
      throw new BadInputException(
          "Cannot run: %s is %s; set it to 1 before the JVM starts (scripts/nightjar does), else"
                  .formatted(OMP_THREADS, threads == null ? "not set" : threads)
              + " results cannot be reproduced");
    }
  }

  private Progress.Display display(PrintWriter err) {
    if (noProgress) {
      return Displays.none();
    }
    return Boolean.getBoolean("nightjar.terminal") ? Displays.bar() : Displays.lines(err);
  }
}
