package io.nightjar.cli;

import io.nightjar.format.ResolvedJob;
import io.nightjar.report.Standing;
import io.nightjar.report.SweepSummary;
import io.nightjar.run.Journal;
import io.nightjar.trial.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the winner of a sweep as a job. */
@Command(
    name = "best",
    description = {
      "Prints the winner's configuration as a job, every parameter fixed, ready to check and run.",
      "Its seed is that of the study, so it is trained once more and not the same to the bit."
    })
final class BestCommand implements Callable<Integer> {
  @Mixin private SweepOptions options = new SweepOptions();

  @Mixin private Jars jars = new Jars();

  @Option(
      names = "--trial",
      paramLabel = "ID",
      description = "The trial. Default: rank 1 of the leaderboard.")
  private @Nullable Long trial;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException, IOException {
    UserFiles files = UserFiles.ofThisJvm();
    jars.add(files.launch());
    SweepFolder folder = options.sweep(files);
    ResolvedJob job = options.job(files, folder);
    Logs.off();
    try (Journal journal = SweepJournal.read(folder)) {
      Standing standing = standing(folder, SweepJournal.summary(journal, job.study()));
      Trial found = journal.results().trials(LongStream.of(standing.trial()).iterator()).next();
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "# Trial %d of sweep %s: %s %s after %d epochs%n",
          found.id(),
          folder.id(),
          job.study().goals().objective().metric(),
          TextTable.number(standing.score()),
          standing.epochs());
      out.print(job.yaml(found.configuration(), standing.epochs()));
      out.flush();
    }
    return Exit.DONE.code();
  }

  private Standing standing(SweepFolder folder, SweepSummary summary) throws BadInputException {
    if (trial == null) {
      return summary
          .best()
          .orElseThrow(
              () ->
                  new BadInputException(
                      "Cannot name the best of sweep " + folder.id() + ": no trial is usable"));
    }
    return summary.leaderboard().standings().stream()
        .filter(each -> each.trial() == trial)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--trial: Cannot find trial %d among the ranks of sweep %s"
                        .formatted(trial, folder.id())));
  }
}
