package io.nightjar.bench;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Option;

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

  SearchOptions search() {
    return new SearchOptions(repetitions, trials, processes, seed);
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
