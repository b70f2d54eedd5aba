package io.nightjar.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.search.SearcherSpec.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures the hypervolume that each searcher reaches on problems with a known front, and that of
 * what peers measured on the same problems.
 */
@Command(name = "objectives", mixinStandardHelpOptions = true)
public final class ObjectivesBench implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--data", paramLabel = "DIR")
  private Path data = Path.of("../shared/data");

  @Option(names = "--export", paramLabel = "DIR", description = "Only writes what peers read.")
  private @Nullable Path export;

  @Option(names = "--peers", paramLabel = "FILE", description = "What the peers measured.")
  private @Nullable Path peers;

  @Mixin private GoalsOptions options = new GoalsOptions();
  @Spec private CommandSpec command = CommandSpec.create();

  private ObjectivesBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return GoalsOptions.commandLine(new ObjectivesBench());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<MultiProblem> problems = MultiProblems.all(data);
    if (export != null) {
      new TaskFiles(export).write(problems);
      return CommandLine.ExitCode.OK;
    }
    PrintWriter out = command.commandLine().getOut();
    for (MultiProblem problem : problems) {
      for (Kind kind : OwnSearchers.kinds()) {
        own(problem, kind).ifPresent(figure -> options.print(figure, out));
      }
      for (GoalsFigure figure : peers(problem)) {
        options.print(figure, out);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private Optional<GoalsFigure> own(MultiProblem problem, Kind kind)
      throws InterruptedException, IOException {
    String version = ProductVersion.read();
    return new GoalsStudy(problem, options.search())
        .run(kind)
        .map(
            studies ->
                figure(
                    problem,
                    "nightjar-" + OwnSearchers.name(kind),
                    version,
                    studies.stream().map(problem::share).toList()));
  }

  private GoalsFigure figure(
      MultiProblem problem, String system, String version, List<Double> shares) {
    return new GoalsFigure(
        "objectives",
        system,
        version,
        problem.name(),
        options.search().trials(),
        "hypervolume_share",
        shares,
        Map.of());
  }

  private List<GoalsFigure> peers(MultiProblem problem) throws IOException {
    List<GoalsFigure> figures = new ArrayList<>();
    if (peers == null) {
      return figures;
    }
    for (String text : Files.readAllLines(peers)) {
      JsonNode line = JSON.readTree(text);
      if (line.path("problem").asText().equals(problem.name())) {
        List<Double> shares =
            StreamSupport.stream(line.path("studies").spliterator(), false)
                .map(study -> problem.shareOf(List.of(JSON.convertValue(study, double[][].class))))
                .toList();
        figures.add(
            figure(problem, line.path("system").asText(), line.path("version").asText(), shares));
      }
    }
    return figures;
  }
}
