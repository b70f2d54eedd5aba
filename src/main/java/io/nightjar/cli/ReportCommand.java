package io.nightjar.cli;

import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.UnwritableException;
import io.nightjar.run.Journal;
import io.nightjar.run.LocalStorage;
import io.nightjar.run.Storage;
import io.nightjar.sweep.Comparison;
import io.nightjar.sweep.Logs;
import io.nightjar.sweep.PastSweep;
import io.nightjar.sweep.ReportFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the report of a sweep again. */
@Command(
    name = "report",
    exitCodeList = {ExitWords.DONE, ExitWords.BROKEN, ExitWords.BAD_INPUT, ExitWords.DISK_FULL},
    header = "Writes the report of a sweep.",
    description =
        "Writes the report of a sweep as one HTML file, and beside it next-space.yaml, the space to "
            + "try next, where there is one. A run writes both at its end.")
final class ReportCommand implements Callable<Integer> {
  @Mixin private SweepOptions options = new SweepOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file. Default: report.html in the sweep's folder.")
  private @Nullable Path out;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException, IOException {
    PastSweep sweep = options.open();
    Logs.off();
    try (Journal journal = sweep.journal()) {
      SweepFolder folder = sweep.folder();
      Optional<Comparison> comparison = Comparison.withSweepBefore(folder, sweep.study(), journal);
      write(new ReportFiles(sweep.tables(journal), sweep.job(), comparison), folder);
    }
    return Exit.DONE.code();
  }

  private void write(ReportFiles report, SweepFolder folder) throws IOException {
    PrintWriter printed = spec.commandLine().getOut();
    if (out == null) {
      write(report, folder.storage(), ReportFiles.PAGE);
      printed.println(folder.results() + "/runs/" + folder.id() + "/" + ReportFiles.PAGE);
    } else {
      Path file = out.toAbsolutePath();
      write(report, new LocalStorage(file.resolveSibling("")), "" + file.getFileName());
      printed.println(out);
    }
    printed.flush();
  }

  private static void write(ReportFiles report, Storage storage, String name)
      throws UnwritableException {
    try {
      report.write(storage, name);
    } catch (IOException e) {
      throw new UnwritableException("Cannot write report %s/%s".formatted(storage, name), e);
    }
  }
}
