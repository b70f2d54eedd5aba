package io.nightjar.cli;

import io.nightjar.format.ResolvedJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

  @Mixin private JobOptions options = new JobOptions();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "The folder of all results (default: ${DEFAULT-VALUE}).")
  private String resultsOption = "results";

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Trials at the same time (default: the number of cores).")
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

  @Override
  public Integer call() throws BadInputException, IOException {
    ResolvedJob job = options.read();
    SweepData data = SweepData.load(job, options.location());
    int count = slots();
    requireOneThreadPerSlot();
    Path results = ResultsPath.of(resultsOption, "--results");
    requireWritable(results.toAbsolutePath());
    PrintWriter err = spec.commandLine().getErr();
    job.study().notes().forEach(note -> err.println("Warning: " + note));
    Optional<SweepFolder> unfinished =
        resume ? Resume.find(results, job, data.fingerprint()) : Optional.empty();
    if (resume && unfinished.isEmpty()) {
      err.println("No unfinished sweep of study " + job.study().name() + ": starting a new one");
    }
    SweepFolder folder = unfinished.orElseGet(() -> SweepFolder.fresh(results, Instant.now()));
    Logs.to(folder.log(), verbose ? Logs.Screen.VERBOSE : Logs.Screen.QUIET);
    SweepSetting setting = new SweepSetting(count, ui, display(err));
    SweepReport report = new Sweep(job, data, folder, setting).run();
    return print(report, err);
  }

  private int print(SweepReport report, PrintWriter err) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.json());
    } else {
      report.lines().forEach(out::println);
    }
    out.flush();
    report.advice().forEach(err::println);
    return report.exit().code();
  }

  private int slots() throws BadInputException {
    int count = slots == null ? Runtime.getRuntime().availableProcessors() : slots;
    if (count < 1 || count > MOST_SLOTS) {
      throw new BadInputException(
          "--slots: Invalid number of slots: " + count + " (1 to " + MOST_SLOTS + ")");
    }
    return count;
  }

  private static void requireOneThreadPerSlot() throws BadInputException {
    String threads = System.getenv(OMP_THREADS);
    if (!"1".equals(threads)) {
      throw new BadInputException(
          "Cannot run: %s is %s; set it to 1 before the JVM starts (scripts/nightjar does), else"
                  .formatted(OMP_THREADS, threads == null ? "not set" : threads)
              + " results cannot be reproduced");
    }
  }

  /** Finds out without leaving anything behind. */
  private static void requireWritable(Path folder) throws BadInputException {
    Path existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing)) {
      throw new BadInputException(
          "--results: Cannot write results to " + folder + ": " + existing + " is no folder");
    }
    try {
      Files.delete(Files.createTempFile(existing, ".nightjar", ".tmp"));
    } catch (IOException e) {
      throw new BadInputException(
          "--results: Cannot write results to " + folder + ": " + existing + " is not writable");
    }
  }

  private Progress.Display display(PrintWriter err) {
    if (noProgress) {
      return Displays.none();
    }
    return Boolean.getBoolean("nightjar.terminal") ? Displays.bar() : Displays.lines(err);
  }
}
