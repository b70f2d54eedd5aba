package io.nightjar.cli;

import io.nightjar.format.TextTable;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.sweep.Logs;
import io.nightjar.sweep.PastSweep;
import io.nightjar.sweep.RankedTrial;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the winner of a sweep as a job. */
@Command(
    name = "best",
    exitCodeList = {ExitWords.DONE, ExitWords.BROKEN, ExitWords.BAD_INPUT},
    header = "Prints the winner as a job, every parameter fixed.",
    description =
        "Prints the winner's configuration as a job, every parameter fixed, ready to check and run. "
            + "Its seed is that of the study, so it is trained once more and not the same to the bit.")
final class BestCommand implements Callable<Integer> {
  @Mixin private SweepOptions options = new SweepOptions();

  @Option(
      names = "--trial",
      paramLabel = "ID",
      description = "The trial. Default: rank 1 of the leaderboard.")
  private @Nullable Long trial;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException, IOException {
    PastSweep sweep = options.open();
    Logs.off();
    RankedTrial found = RankedTrial.find(sweep, "name the best of", trial);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "# Trial %d of sweep %s: %s %s after %s%n",
        found.trial().id(),
        sweep.id(),
        sweep.study().goals().objective().metric(),
        TextTable.number(found.standing().score()),
        TextTable.count(found.standing().epochs(), "epoch"));
    out.print(sweep.job().yaml(found.trial().configuration(), found.standing().epochs()));
    out.flush();
    return Exit.DONE.code();
  }
}
