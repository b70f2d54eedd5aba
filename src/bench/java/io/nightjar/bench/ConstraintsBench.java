package io.nightjar.bench;

import io.nightjar.search.SearcherSpec.Kind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures how near each searcher comes to the best feasible point of known problems. */
@Command(
    name = "constraints",
    mixinStandardHelpOptions = true,
    description =
        "Prints, for problems whose best feasible loss is known, how far each searcher's best"
            + " feasible trial is from it, the share of its trials that is feasible, and the share"
            + " of its studies that comes within 0.1 % of the loss's range.")
public final class ConstraintsBench implements Callable<Integer> {
  private static final double NEAR = 0.001;

  @Mixin private GoalsOptions options = new GoalsOptions();
  @Spec private CommandSpec command = CommandSpec.create();

  private ConstraintsBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return GoalsOptions.commandLine(new ConstraintsBench());
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    for (ConstrainedProblem problem : ConstrainedProblems.all()) {
      for (Kind kind : OwnSearchers.kinds()) {
        Optional<List<List<Map<String, Double>>>> studies =
            new GoalsStudy(problem, options.search()).run(kind);
        if (studies.isPresent()) {
          options.print(figure(problem, kind, studies.get()), command.commandLine().getOut());
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private GoalsFigure figure(
      ConstrainedProblem problem, Kind kind, List<List<Map<String, Double>>> studies)
      throws IOException {
    List<Double> regrets = studies.stream().map(problem::regret).toList();
    return new GoalsFigure(
        "constraints",
        "nightjar-" + OwnSearchers.name(kind),
        ProductVersion.read(),
        problem.name(),
        options.search().trials(),
        "regret",
        regrets,
        shares(problem, studies, regrets));
  }

  private static Map<String, Double> shares(
      ConstrainedProblem problem, List<List<Map<String, Double>>> studies, List<Double> regrets) {
    double near = NEAR * (problem.worst() - problem.best());
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put(
        "feasible_share",
        studies.stream().mapToDouble(problem::feasibleShare).average().orElseThrow());
    shares.put(
        "found_share",
        regrets.stream().mapToDouble(each -> each <= near ? 1 : 0).average().orElseThrow());
    return shares;
  }
}
