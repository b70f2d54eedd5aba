package io.nightjar.cli;

import io.nightjar.format.Json;
import io.nightjar.report.WinnerComparison.Verdict;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.SweepFolder;
import io.nightjar.run.Journal;
import io.nightjar.study.StudySpec;
import io.nightjar.sweep.Comparison;
import io.nightjar.sweep.Logs;
import io.nightjar.sweep.PastSweep;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds a sweep's winner against an earlier one. */
@Command(
    name = "compare",
    exitCodeList = {
      "0:compared, or not comparable",
      ExitWords.BROKEN,
      ExitWords.BAD_INPUT,
      "10:with --gate: the winner is significantly better than the one before"
    },
    header = "Holds a sweep's winner against an earlier one.",
    description =
        "Says whether a sweep's winner is better than that of an earlier sweep, the same or worse, by "
            + "the repeats of both with the same seeds on the same data.")
final class CompareCommand implements Callable<Integer> {
  @Mixin private SweepOptions options = new SweepOptions();

  @Option(
      names = "--with",
      paramLabel = "ID",
      description = "The other sweep. Default: the study's newest finished one before.")
  private @Nullable String with;

  @Option(
      names = "--gate",
      description = "Exit code 10 where the winner is significantly better, 0 where it is not.")
  private boolean gate;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException, IOException {
    PastSweep sweep = options.open();
    Logs.off();
    Comparison found = compared(sweep);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(found.object()));
    } else {
      found.lines().forEach(out::println);
    }
    out.flush();
    boolean better = found.result().filter(it -> it.verdict() == Verdict.BETTER).isPresent();
    return (gate && better ? Exit.BETTER : Exit.DONE).code();
  }

  private Comparison compared(PastSweep sweep) throws BadInputException, IOException {
    SweepFolder own = sweep.folder();
    StudySpec study = sweep.study();
    try (Journal journal = sweep.journal()) {
      return with == null
          ? Comparison.withSweepBefore(own, study, journal)
              .orElseGet(() -> Comparison.none(study, own))
          : Comparison.with(options.other(sweep, with), own, study, journal);
    }
  }
}
