package io.nightjar.bench;

import io.nightjar.search.EarlierSweeps;
import io.nightjar.search.SearchProblem;
import io.nightjar.search.SearcherSpec;
import io.nightjar.search.SearcherSpec.Kind;
import io.nightjar.search.Searchers;
import io.nightjar.space.Configuration;
import io.nightjar.space.Names;
import io.nightjar.trial.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures what an earlier sweep is worth: a study without one, beside studies that start from a
 * sweep of a related problem, and from one of today's problem with its sign changed.
 */
@Command(
    name = "warm-start",
    description = "Measures in trials what a related and a misleading earlier sweep are worth.",
    mixinStandardHelpOptions = true)
public final class WarmBench implements Callable<Integer> {
  private static final Path DEFAULT_DATA = Path.of("../shared/data");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that holds bench/ (default: ../shared/data, where it is there).")
  private @Nullable Path data;

  @Option(names = "--repetitions", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int repetitions = 30;

  @Option(names = "--trials", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int trials = 100;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--systems", paramLabel = "NAME", split = ",", description = "Default: all.")
  private @Nullable List<String> systems;

  @Option(names = "--json", description = "Prints one object per line.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  private WarmBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new WarmBench());
  }

  @Override
  public Integer call() throws IOException {
    if (repetitions < 1 || trials < 1) {
      throw new CommandLine.ParameterException(
          command.commandLine(),
          repetitions < 1 ? "Invalid repetitions: " + repetitions : "Invalid trials: " + trials);
    }
    List<Kind> kinds = kinds();
    Path folder = data == null ? DEFAULT_DATA : BenchFiles.named(data, command.commandLine());
    PrintWriter out = command.commandLine().getOut();
    if (!json) {
      out.println(WarmFigure.HEADER);
    }
    List<WarmTask> tasks = new ArrayList<>(SyntheticTask.all());
    tasks.addAll(TableTask.all(folder));
    for (Kind kind : kinds) {
      for (WarmTask task : served(kind, tasks)) {
        WarmFigure figure = measure(kind, task);
        out.println(json ? figure.json(ProductVersion.read()) : figure.text());
        out.flush();
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private static List<WarmTask> served(Kind kind, List<WarmTask> tasks) {
    SearcherSpec searcher = new SearcherSpec(kind, SearcherSpec.DEFAULT_POINTS);
    return tasks.stream()
        .filter(task -> Searchers.refusal(searcher, task.space()).isEmpty())
        .toList();
  }

  /** All but the grid, which starts from nothing. */
  private List<Kind> kinds() {
    List<Kind> all = Arrays.stream(Kind.values()).filter(kind -> kind != Kind.GRID).toList();
    if (systems == null) {
      return all;
    }
    List<String> known = all.stream().map(WarmBench::name).toList();
    for (String system : systems) {
      if (!known.contains(system)) {
        throw new CommandLine.ParameterException(
            command.commandLine(), "Invalid system: " + system + Names.hint(system, known));
      }
    }
    return all.stream().filter(kind -> systems.contains(name(kind))).toList();
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private WarmFigure measure(Kind kind, WarmTask task) {
    List<double[]> cold = new ArrayList<>();
    List<double[]> warm = new ArrayList<>();
    List<double[]> misled = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      long own = Seeds.mix(Seeds.mix(seed, task.name().hashCode()), i);
      SearchProblem search = WarmStudy.search(task, trials, own);
      SearchProblem before = WarmStudy.search(task, trials, Seeds.mix(own, 1));
      cold.add(regrets(kind, task, search, EarlierSweeps.none(), trials));
      warm.add(regrets(kind, task, search, past(kind, task, before, task.related(own)), trials));
      EarlierSweeps wrong = past(kind, task, before, negated(task.today()));
      misled.add(regrets(kind, task, search, wrong, 2 * trials));
    }
    return new WarmFigure(
        name(kind),
        task.name(),
        repetitions,
        trials,
        WarmFigure.median(cold),
        WarmFigure.median(warm),
        WarmFigure.median(misled));
  }

  private static double[] regrets(
      Kind kind, WarmTask task, SearchProblem search, EarlierSweeps past, int count) {
    return new WarmStudy(kind, search, task.today(), past).run(count).regrets();
  }

  private static EarlierSweeps past(
      Kind kind, WarmTask task, SearchProblem search, WarmTask.Problem problem) {
    return new WarmStudy(kind, search, problem, EarlierSweeps.none())
        .run(search.trials())
        .past(task);
  }

  /** Its best is today's worst. */
  private static WarmTask.Problem negated(WarmTask.Problem today) {
    return new WarmTask.Problem() {
      @Override
      public double loss(Configuration configuration, long trialSeed) {
        return -today.loss(configuration, trialSeed);
      }

      @Override
      public double regret(Configuration configuration) {
        return -today.regret(configuration);
      }
    };
  }
}
