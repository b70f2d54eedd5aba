package io.nightjar.cli;

import io.nightjar.results.BadInputException;
import io.nightjar.results.Launch;
import io.nightjar.results.ResultsFolder;
import io.nightjar.spark.SettingsCheck;
import io.nightjar.study.StudySpec;
import io.nightjar.sweep.LoadedJob;
import io.nightjar.sweep.Logs;
import io.nightjar.sweep.PreparedSweep;
import io.nightjar.sweep.Progress;
import io.nightjar.sweep.Resume;
import io.nightjar.sweep.Runners;
import io.nightjar.sweep.SweepSetting;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How sweeps are run, and where their results go. */
final class LaunchOptions {
  private static final String LOG = "nightjar.log";
  private static final String OMP_THREADS = "OMP_NUM_THREADS";

  /** Each slot is a thread of this process, with a network of its own. */
  private static final int MOST_SLOTS = 1024;

  private static final int MOST_SLOTS_OF_A_CLUSTER = 100_000;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "The folder of all results (default: ${DEFAULT-VALUE}).")
  private String resultsOption = "results";

  @Option(
      names = "--slots",
      paramLabel = "N",
      description =
          "Trials at the same time. Default: the number of cores, on a cluster what it is "
              + "configured to give at most.")
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

  boolean isJson() {
    return json;
  }

  /**
   * Where results go.
   *
   * @throws BadInputException if nothing can be written there
   */
  ResultsFolder results(Launch launch) throws BadInputException {
    ResultsFolder results = ResultsFolder.of(resultsOption, "--results", launch);
    results.requireWritable();
    return results;
  }

  /** The results in which to look for a sweep to go on with; empty where a new one begins. */
  Optional<ResultsFolder> resumed(ResultsFolder results) {
    return Optional.of(results).filter(folder -> resume);
  }

  /**
   * Finds out what a job starts from, or goes on with, and says what is odd about it.
   *
   * @throws BadInputException if it cannot start from there, or cannot go on
   */
  PreparedSweep prepare(LoadedJob loaded, ResultsFolder results, PrintWriter err)
      throws BadInputException, IOException {
    StudySpec study = loaded.job().study();
    study.notes().forEach(note -> err.println("Warning: " + note));
    Optional<Resume> unfinished =
        resume ? Resume.find(results, loaded.job(), loaded.data().fingerprint()) : Optional.empty();
    if (resume && unfinished.isEmpty()) {
      err.println("No unfinished sweep of study " + study.name() + ": starting a new one");
    }
    PreparedSweep sweep = PreparedSweep.of(loaded, results, unfinished, err);
    Logs.to(
        sweep.folder().path().map(path -> path.resolve(LOG)),
        verbose ? Logs.Screen.VERBOSE : Logs.Screen.QUIET);
    return sweep;
  }

  /**
   * How sweeps are run.
   *
   * @throws BadInputException if they cannot be run so
   */
  SweepSetting setting(Launch launch, PrintWriter err, Runners runners) throws BadInputException {
    SweepSetting silent = checked(launch, runners);
    return new SweepSetting(launch, silent.slots(), ui, display(err), once(err), runners);
  }

  /** The same without a display. */
  SweepSetting checked(Launch launch, Runners runners) throws BadInputException {
    Optional<Integer> count = slots(launch);
    requireOneThreadPerSlot(launch);
    SweepSetting setting =
        new SweepSetting(launch, count, ui, Displays.none(), note -> {}, runners);
    List<String> problems = SettingsCheck.problems(setting.spark());
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return setting;
  }

  /** A probe and the sweep after it may have the same to say. */
  private static Consumer<String> once(PrintWriter err) {
    Set<String> said = ConcurrentHashMap.newKeySet();
    return note -> {
      if (said.add(note)) {
        err.println(note);
      }
    };
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
