package io.nightjar.bench;

import io.nightjar.trial.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Holds pipelined Hyperband against asynchronous halving on a virtual clock, with the same trials
 * and searcher, epochs of log-normal time, and one in twenty trials five times slower.
 */
@Command(
    name = "simulate",
    description = {
      "Holds pipelined Hyperband against asynchronous halving on a virtual clock.",
      "busy: the slots' share of use until the last trial started, and to the end. regret: of the",
      "best at the most epochs, 0 the best possible, 1 the median. level: the worse of the two",
      "final regrets; reached: when; ratio: by when asha reached it. levels: the mean ratio on the",
      "way there. All are medians over seeds."
    },
    mixinStandardHelpOptions = true)
public final class SimulateBench implements Callable<Integer> {
  @Option(names = "--slots", split = ",", paramLabel = "N", description = "Default: 8,64.")
  private List<Integer> slots = List.of(8, 64);

  @Option(
      names = "--trials-per-slot",
      paramLabel = "N",
      description = "The trials of a study (default: ${DEFAULT-VALUE} for each slot).")
  private int trialsPerSlot = 60;

  @Option(names = "--seeds", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int seeds = 31;

  @Option(
      names = "--searchers",
      split = ",",
      paramLabel = "NAME",
      description = "Of the product, or nearby, which learns a little. Default: random,nearby.")
  private List<String> searchers = List.of("random", SimulatedStudy.NEARBY);

  @Option(
      names = "--lags",
      split = ",",
      paramLabel = "N",
      description = "In brackets, beside the default. Default: 1, 2, 4, 8, ... and all brackets.")
  private List<Integer> lags = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Measures real curves, too: *.csv.gz in this folder or one below it.")
  private @Nullable Path data;

  @Option(names = "--json", description = "Prints one object per line.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  private SimulateBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SimulateBench());
  }

  @Override
  public Integer call() throws IOException {
    if (seeds < 1
        || trialsPerSlot < 1
        || Stream.concat(slots.stream(), lags.stream()).anyMatch(count -> count < 1)) {
      throw new CommandLine.ParameterException(
          command.commandLine(),
          "Invalid studies: %d seeds of %d trials for each of %s slots, lags %s"
              .formatted(seeds, trialsPerSlot, slots, lags));
    }
    for (CurveProblem problem : problems()) {
      for (int count : slots) {
        measure(problem, count);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private List<CurveProblem> problems() throws IOException {
    List<CurveProblem> problems = new ArrayList<>();
    problems.add(new PowerLawCurves());
    if (data != null) {
      for (Path file : BenchFiles.curves(BenchFiles.named(data, command.commandLine()))) {
        problems.add(new MeasuredCurves(BenchFiles.name(file), CurveReader.read(file)));
      }
    }
    return problems;
  }

  private void measure(CurveProblem problem, int count) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    int trials = Math.multiplyExact(count, trialsPerSlot);
    if (!json) {
      out.printf("%n%s, %d slots, %d trials%n", problem.name(), count, trials);
      out.println(SimulatedFigures.HEADER);
    }
    for (String searcher : searchers) {
      List<SimulatedStudy.Figures> asha = List.of();
      for (SimulatedSystem system : SimulatedSystem.all(searcher, problem, trials, lags)) {
        List<SimulatedStudy.Figures> studies = studies(system, problem, count);
        asha = asha.isEmpty() ? studies : asha;
        SimulatedFigures figures = new SimulatedFigures(system, studies, asha);
        out.println(
            json
                ? figures.json(ProductVersion.read(), problem.name(), count, trials)
                : figures.text());
        out.flush();
      }
    }
  }

  private List<SimulatedStudy.Figures> studies(
      SimulatedSystem system, CurveProblem problem, int count) {
    return LongStream.range(0, seeds)
        .mapToObj(seed -> SimulatedStudy.run(system, problem, count, Seeds.mix(1, seed)))
        .toList();
  }
}
