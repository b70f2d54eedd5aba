package io.nightjar.cli;

import io.nightjar.format.Json;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.SweepJournal;
import io.nightjar.run.Journal;
import io.nightjar.sweep.Logs;
import io.nightjar.sweep.PastSweep;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says why a trial ran to where it did. */
@Command(
    name = "explain",
    exitCodeList = {ExitWords.DONE, ExitWords.BROKEN, ExitWords.BAD_INPUT},
    header = "Says why a trial ran to where it did.",
    description =
        "Says why a trial ran to where it did: its rank at each rung and where the cut was, why it "
            + "failed, what its repeats say and whether it ties with the winner, and where the guide "
            + "speaks of its values.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private SweepOptions options = new SweepOptions();

  @Option(names = "--trial", paramLabel = "ID", required = true, description = "The trial.")
  private long trial;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException, IOException {
    PastSweep sweep = options.open();
    Logs.off();
    Explanation explanation;
    try (Journal journal = sweep.journal()) {
      explanation =
          Explanation.of(
                  sweep.study(),
                  trial,
                  journal.results(),
                  SweepJournal.summary(journal, sweep.study()))
              .orElseThrow(
                  () ->
                      new BadInputException(
                          "--trial: Cannot find trial %d in sweep %s"
                              .formatted(trial, sweep.id())));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(explanation.object()));
    } else {
      explanation.lines().forEach(out::println);
    }
    out.flush();
    return Exit.DONE.code();
  }
}
