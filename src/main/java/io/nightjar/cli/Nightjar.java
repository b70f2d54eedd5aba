package io.nightjar.cli;

import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.StudyBusyException;
import io.nightjar.results.UnwritableException;
import io.nightjar.sweep.BuildInfo;
import io.nightjar.sweep.Logs;
import io.nightjar.sweep.Runners;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of {@code scripts/nightjar} and of {@code spark-submit}. */
@Command(
    name = "nightjar",
    description = "Nightly hyperparameter sweeps for Deeplearning4j on Apache Spark.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Nightjar.Versions.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the study ran but has no usable trial, doctor found a problem, or an internal error",
      "2:the input is wrong, or a file of it is damaged; nothing was written",
      "3:interrupted, out of time, cluster broken, disk full, or the study runs already; try --resume",
      "10:compare --gate: the winner is significantly better than the one before"
    },
    subcommands = {
      RunCommand.class,
      NightCommand.class,
      PlanCommand.class,
      CheckCommand.class,
      RangesCommand.class,
      RankCommand.class,
      ReportCommand.class,
      ServeCommand.class,
      CompareCommand.class,
      BestCommand.class,
      ExportCommand.class,
      ExplainCommand.class,
      ReplayCommand.class,
      RefitCommand.class,
      PruneCommand.class,
      DoctorCommand.class,
      CompletionCommand.class
    })
public final class Nightjar {
  private Nightjar() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    main(Runners.DL4J, args);
  }

  /** The same with trials that something else trains. */
  static void main(Runners runners, String... args) {
    Locale.setDefault(Locale.ROOT); // The same figures in the same letters everywhere.
    PrintStream results = System.out;
    System.setOut(System.err); // No library may write among the results.
    Logs.off(); // Until a sweep says otherwise: reading settings wakes Spark's classes, which log.
    int code =
        execute(
            runners,
            new PrintWriter(results, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args);
    System.exit(code);
  }

  /**
   * Runs a command in this JVM.
   *
   * @param out takes the results
   * @param err takes everything else
   * @return the exit code
   */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return execute(Runners.DL4J, out, err, args);
  }

  /** The same with trials that something else trains. */
  static int execute(Runners runners, PrintWriter out, PrintWriter err, String... args) {
    return commands(runners).setOut(out).setErr(err).execute(args);
  }

  /** All commands, as they read their arguments. */
  static CommandLine commands(Runners runners) {
    return new CommandLine(new Nightjar(), new Commands(runners))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(Terminal.helpWidth())
        .setParameterExceptionHandler(Nightjar::misused)
        .setExecutionExceptionHandler(Nightjar::failed);
  }

  /** What {@code --version} prints. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return BuildInfo.lines().toArray(String[]::new);
    }
  }

  /** Makes commands, those that train with their runners. */
  record Commands(Runners runners) implements IFactory {
    /** For what makes the manual pages, which knows it by name. */
    Commands() {
      this(Runners.DL4J);
    }

    @Override
    public <K> K create(Class<K> command) throws Exception {
      if (command == RunCommand.class) {
        return command.cast(new RunCommand(runners));
      }
      if (command == NightCommand.class) {
        return command.cast(new NightCommand(runners));
      }
      if (command == RefitCommand.class) {
        return command.cast(new RefitCommand(runners));
      }
      return command == ReplayCommand.class
          ? command.cast(new ReplayCommand(runners))
          : CommandLine.defaultFactory().create(command);
    }
  }

  /** What is wrong stands last, not above a screen full of help. */
  private static int misused(ParameterException misuse, String[] args) {
    CommandLine command = misuse.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(misuse.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(misuse, err)
        && !command.getSubcommands().isEmpty()) {
      command.usage(err);
    } else {
      err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return Exit.BAD_INPUT.code();
  }

  private static int failed(Exception failure, CommandLine commands, ParseResult parsed) {
    PrintWriter err = commands.getErr();
    if (failure instanceof BadInputException bad) {
      bad.problems().forEach(err::println);
      return Exit.BAD_INPUT.code();
    }
    if (failure instanceof StudyBusyException busy) {
      err.println(busy.getMessage());
      return Exit.CUT_SHORT.code();
    }
    if (failure instanceof UnwritableException problem) {
      err.println(problem.getMessage());
      return Exit.CUT_SHORT.code();
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      err.println(unreadable(failure));
      return Exit.BAD_INPUT.code();
    }
    err.println("Internal error: " + failure);
    failure.printStackTrace(err);
    return Exit.NO_RESULT.code();
  }

  /** What was to be read is named by whoever noticed, or by its path. */
  private static String unreadable(Exception failure) {
    String told = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return told.startsWith("Cannot ")
        ? told
        : "Cannot read the results: " + ResultsFolder.reason(failure);
  }
}
