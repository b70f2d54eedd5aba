package io.nightjar.bench;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the benches of goals have in common on their command lines. */
final class GoalsOptions {
  @Option(names = "--repetitions", paramLabel = "N", description = "Studies of each (default 20).")
  private int repetitions = 20;

  @Option(names = "--trials", paramLabel = "N", description = "Of a study (default 100).")
  private int trials = 100;

  @Option(names = "--processes", paramLabel = "N", description = "Studies at once (default 2).")
  private int processes = 2;

  @Option(names = "--seed", paramLabel = "N", description = "Default 1.")
  private long seed = 1;

  @Option(names = "--json", description = "One JSON object per system and problem.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  SearchOptions search() {
    try {
      return new SearchOptions(repetitions, trials, processes, seed);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  void print(GoalsFigure figure, PrintWriter out) {
    out.println(json ? figure.json() : figure.text());
    out.flush();
  }

  static CommandLine commandLine(Object bench) {
    return new CommandLine(bench)
        .setParameterExceptionHandler(
            (exception, args) -> {
              exception.getCommandLine().getErr().println(exception.getMessage());
              return CommandLine.ExitCode.USAGE;
            });
  }
}
