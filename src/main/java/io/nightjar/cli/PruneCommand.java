package io.nightjar.cli;

import io.nightjar.format.Json;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.Launch;
import io.nightjar.results.Pruning;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.Retention;
import io.nightjar.results.SweepStore;
import io.nightjar.sweep.Logs;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes old sweeps. */
@Command(
    name = "prune",
    exitCodeList = {
      ExitWords.DONE,
      ExitWords.BROKEN,
      ExitWords.BAD_INPUT,
      "3:a sweep could not be deleted, or came into use; the others are done"
    },
    header = "Lists old sweeps, and deletes them when told.",
    description =
        "Lists the sweeps that are old by --keep-last and --keep-days, and deletes them with "
            + "--delete. A sweep stays that either of the two keeps. So does all of a study that runs, the "
            + "newest and the newest finished sweep of each, and what a sweep that stays started from.")
final class PruneCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RESULTS", description = "The folder of all results.")
  private String results = "";

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Only the sweeps of this study. Default: of all.")
  private @Nullable String study;

  @Option(
      names = "--keep-last",
      paramLabel = "N",
      description = "Keeps the N newest finished sweeps of each study, and what is newer.")
  private @Nullable Integer last;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = "Keeps the sweeps that began within the last N days.")
  private @Nullable Integer days;

  @Option(names = "--delete", description = "Deletes; without it nothing is.")
  private boolean delete;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException, IOException, InterruptedException {
    ResultsFolder folder = ResultsFolder.of(results, "RESULTS", Launch.ofThisJvm());
    Logs.off();
    Retention retention = retention();
    SweepStore store = new SweepStore(folder);
    Pruning pruning = new Pruning(folder, store);
    pruning.decide(retention, name -> study == null || study.equals(name));
    requireFound(pruning);
    int before = pruning.going().size();
    if (delete) {
      pruning.delete(spec.commandLine().getErr());
    }
    print(new PruneReport(folder, study, pruning.reasons(), delete ? Done.YES : Done.NO));
    return (pruning.going().size() < before ? Exit.CUT_SHORT : Exit.DONE).code();
  }

  /** Whether it was done, or only said. */
  enum Done {
    YES,
    NO
  }

  private Retention retention() throws BadInputException {
    if (last == null && days == null) {
      throw new BadInputException(
          "Cannot prune %s: say what to keep, with --keep-last or --keep-days".formatted(results));
    }
    requirePositive("--keep-last", "number of sweeps", last);
    requirePositive("--keep-days", "number of days", days);
    return new Retention(
        Optional.ofNullable(last), Optional.ofNullable(days).map(Duration::ofDays), Instant.now());
  }

  private static void requirePositive(String option, String noun, @Nullable Integer value)
      throws BadInputException {
    if (value != null && value < 1) {
      throw new BadInputException("%s: Invalid %s: %d (at least 1)".formatted(option, noun, value));
    }
  }

  private void requireFound(Pruning pruning) throws BadInputException {
    if (pruning.reasons().keySet().stream()
        .noneMatch(sweep -> study == null || study.equals(sweep.study()))) {
      throw new BadInputException(
          "Cannot find a sweep in " + results + (study == null ? "" : " of study " + study));
    }
  }

  private void print(PruneReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(report.object()));
    } else {
      report.lines().forEach(out::println);
    }
    out.flush();
  }
}
