package io.nightjar.cli;

import io.nightjar.results.Exit;
import io.nightjar.results.Outcomes;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The user's own command for the end of a sweep. Whatever it does, the sweep stays as it is. */
final class EndHook {
  static final Duration USUAL_LIMIT = Duration.ofMinutes(10);
  static final Duration USUAL_GRACE = Duration.ofSeconds(5);
  private static final File NOTHING = new File("/dev/null");

  @Option(
      names = "--on-end",
      paramLabel = "COMMAND",
      description =
          "A command for the shell when a sweep has ended, well or not. It finds NIGHTJAR_OUTCOME "
              + "(the place of outcome.json), NIGHTJAR_STUDY, NIGHTJAR_SWEEP, NIGHTJAR_RESULTS and "
              + "NIGHTJAR_EXIT_CODE in its environment, and has 10 minutes. Its failure is a warning.")
  private @Nullable String command;

  private final Duration limit;
  private final Duration grace;

  EndHook() {
    this(null, USUAL_LIMIT, USUAL_GRACE);
  }

  /**
   * A hook.
   *
   * @param limit how long the command may take
   * @param grace how long it may take to end when it is told to, before it is killed
   */
  EndHook(@Nullable String command, Duration limit, Duration grace) {
    this.command = command;
    this.limit = limit;
    this.grace = grace;
  }

  /**
   * Runs the command, if there is one, and waits for it.
   *
   * @param err takes a warning where it failed
   */
  void run(SweepFolder folder, String study, Exit exit, PrintWriter err) {
    if (command != null) {
      problem(command, folder, study, exit)
          .ifPresent(why -> err.println("Warning: The command of --on-end " + why));
    }
  }

  private Optional<String> problem(String shell, SweepFolder folder, String study, Exit exit) {
    try {
      Process process = process(shell, folder, study, exit).start();
      return switch (new HookProcess(process, grace).await(limit)) {
        case BY_ITSELF -> failure(process.exitValue());
        case TOO_LATE ->
            Optional.of("was stopped: it took longer than " + limit.toSeconds() + " s");
        case STOPPED -> Optional.of("was stopped: Nightjar was told to end");
      };
    } catch (IOException e) {
      return Optional.of("could not be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("was left alone: interrupted");
    }
  }

  private static Optional<String> failure(int code) {
    return code == 0 ? Optional.empty() : Optional.of("failed with exit code " + code);
  }

  /** What it prints goes to standard error: standard output is for results alone. */
  private static ProcessBuilder process(String shell, SweepFolder folder, String study, Exit exit) {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", "exec >&2\n" + shell)
            .redirectInput(Redirect.from(NOTHING))
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "NIGHTJAR_OUTCOME", outcome(folder),
                "NIGHTJAR_STUDY", study,
                "NIGHTJAR_SWEEP", folder.id(),
                "NIGHTJAR_RESULTS", place(folder.results()),
                "NIGHTJAR_EXIT_CODE", String.valueOf(exit.code())));
    return builder;
  }

  private static String outcome(SweepFolder folder) {
    return place(folder.results()) + "/runs/" + folder.id() + "/" + Outcomes.FILE;
  }

  /** Absolute, as the command may go elsewhere. */
  private static String place(ResultsFolder results) {
    return results
        .path()
        .map(Path::toAbsolutePath)
        .map(path -> path.normalize().toString())
        .orElse(results.location());
  }
}
