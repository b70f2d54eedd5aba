package io.nightjar.cli;

import io.nightjar.format.Json;
import io.nightjar.report.Table;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.Launch;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepNotes;
import io.nightjar.spark.ParquetLake;
import io.nightjar.spark.ParquetLake.Standing;
import io.nightjar.sweep.Logs;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a leaderboard of the lake. */
@Command(
    name = "rank",
    exitCodeList = {ExitWords.DONE, ExitWords.BROKEN, ExitWords.BAD_INPUT},
    description =
        "Prints the newest sweep's leaderboard from the lake, as wide as the terminal (or the variable"
            + " COLUMNS) says.")
final class RankCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RESULTS", description = "The folder of all results.")
  private String results = "";

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "The study; needed where the folder holds several.")
  private @Nullable String study;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "The first ranks alone (default: ${DEFAULT-VALUE}); with --json all are there.")
  private int top;

  @Option(
      names = "--wide",
      description = "Every parameter, however wide that is, also those that do not vary.")
  private boolean wide;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException, IOException {
    if (top < 1) {
      throw new BadInputException("--top: Invalid number of ranks: " + top + " (at least 1)");
    }
    ResultsFolder folder = ResultsFolder.of(results, "RESULTS", Launch.ofThisJvm());
    Logs.off();
    Standing standing = newest(ParquetLake.open(folder.uri()));
    SweepNotes.of(new SweepFolder(folder, standing.sweep()), standing.study())
        .forEach(spec.commandLine().getErr()::println);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(object(standing)));
    } else {
      print(standing, out);
    }
    out.flush();
    return Exit.DONE.code();
  }

  private Standing newest(ParquetLake lake) throws IOException, BadInputException {
    List<String> studies = lake.studies();
    String name = study == null ? only(studies) : study;
    return lake.latestLeaderboard(name)
        .orElseThrow(
            () ->
                new BadInputException(
                    "Cannot find study %s in %s: it holds %s"
                        .formatted(name, results, studies.isEmpty() ? "none" : studies)));
  }

  private String only(List<String> studies) throws BadInputException {
    if (studies.isEmpty()) {
      throw new BadInputException("Cannot rank " + results + ": it holds no leaderboard");
    }
    if (studies.size() > 1) {
      throw new BadInputException(
          "Cannot rank %s: it holds several studies, name one with --study: %s"
              .formatted(results, String.join(", ", studies)));
    }
    return studies.get(0);
  }

  private void print(Standing standing, PrintWriter out) {
    out.println("Study " + standing.study() + ", sweep " + standing.sweep());
    RankText text = new RankText(standing.leaderboard(), top);
    List<String> lines = wide ? text.wide() : text.fitting(Terminal.width());
    lines.forEach(out::println);
  }

  private static Map<String, Object> object(Standing standing) {
    Table table = standing.leaderboard();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("study", standing.study());
    object.put("sweep", standing.sweep());
    object.put("leaderboard", table.rows().stream().map(row -> object(table, row)).toList());
    return object;
  }

  private static Map<String, @Nullable Object> object(Table table, List<@Nullable Object> row) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      object.put(table.columns().get(i).name(), row.get(i));
    }
    return object;
  }
}
