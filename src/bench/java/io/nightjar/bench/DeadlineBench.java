package io.nightjar.bench;

import io.nightjar.run.BackendException;
import io.nightjar.run.EpochTimes;
import io.nightjar.run.SimulatedTrials;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.study.Budget;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudySpec;
import io.nightjar.sweep.SimulatedNight;
import io.nightjar.trial.Goals;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs nights of noisy epochs on a virtual clock: do they end in time, and are slots in use? */
@Command(
    name = "deadline",
    mixinStandardHelpOptions = true,
    description = {
      "Runs nights whose job is longer than the night, with the planner and the gate of `nightjar",
      "night`, on a virtual clock with noisy epochs. early: from the end of the last task to the",
      "deadline. busy: the share of the slots' time until the deadline inside tasks that completed,",
      "of repeats those that count: of rounds that all who are repeated have had."
    })
public final class DeadlineBench implements Callable<Integer> {
  private static final int MOST_TRIALS = 100_000;
  private static final List<String> SYSTEMS = List.of("probe", "night-before");

  @Option(names = "--runs", paramLabel = "N", description = "Of each world (default 20).")
  private int runs = 20;

  @Option(names = "--slots", paramLabel = "N", description = "Default 8.")
  private int slots = 8;

  @Option(names = "--hours", paramLabel = "H", description = "Of each night (default 8).")
  private double hours = 8;

  @Option(names = "--seed", paramLabel = "N", description = "Default 1.")
  private long seed = 1;

  @Option(names = "--json", description = "One JSON object per night.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  private final PowerLawCurves curves = new PowerLawCurves();

  private DeadlineBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return GoalsOptions.commandLine(new DeadlineBench());
  }

  @Override
  public Integer call() throws IOException, InterruptedException, BackendException {
    if (runs < 1 || slots < 1 || !(hours > 0)) {
      throw new CommandLine.ParameterException(
          command.commandLine(),
          "Invalid nights: %d of %s hours on %d slots".formatted(runs, hours, slots));
    }
    PrintWriter out = command.commandLine().getOut();
    if (!json) {
      out.println(DeadlineFigure.header());
    }
    List<DeadlineFigure> all = new ArrayList<>();
    for (DeadlineWorld world : DeadlineWorld.all()) {
      for (int run = 0; run < runs; run++) {
        for (DeadlineFigure figure : nights(world, run)) {
          out.println(json ? figure.json(ProductVersion.read()) : figure.text());
          out.flush();
          all.add(figure);
        }
      }
    }
    if (!json) {
      summary(all).forEach(out::println);
    }
    return CommandLine.ExitCode.OK;
  }

  /** A night without a past, and one after it. */
  private List<DeadlineFigure> nights(DeadlineWorld world, int run)
      throws InterruptedException, BackendException {
    SimulatedNight.Night first = night(world, run, 1, Optional.empty());
    SimulatedNight.Night second =
        night(world, runs + run, world.tonight(), Optional.of(EpochTimes.of(first.times())));
    return List.of(figure(0, world, run, first), figure(1, world, run, second));
  }

  private DeadlineFigure figure(
      int system, DeadlineWorld world, int run, SimulatedNight.Night night) {
    return new DeadlineFigure(SYSTEMS.get(system), world, run, slots, 3600 * hours, night);
  }

  private SimulatedNight.Night night(
      DeadlineWorld world, int number, double factor, Optional<EpochTimes> past)
      throws InterruptedException, BackendException {
    long own = Seeds.mix(seed, number);
    Duration until = Duration.ofMillis(Math.round(3600e3 * hours));
    SimulatedTrials trials =
        SimulatedTrials.of(curves.objective().metric(), curves::value)
            .withTimes(world.times(own, 3600 * hours, factor));
    return new SimulatedNight(study(own), trials, slots, until, past).run();
  }

  private StudySpec study(long own) {
    return new StudySpec(
        "deadline",
        curves.space(),
        ModelSpec.of("simulated"),
        Optional.empty(),
        Goals.of(curves.objective()),
        new SearcherSpec(SearcherSpec.Kind.SOBOL, SearcherSpec.DEFAULT_POINTS),
        new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 3),
        new Budget(MOST_TRIALS, 1, curves.maxEpochs(), Duration.ofDays(1), Optional.empty()),
        own,
        Optional.empty(),
        Optional.of(HonestSpec.STANDARD),
        List.of());
  }

  private static List<String> summary(List<DeadlineFigure> all) {
    List<String> lines = new ArrayList<>();
    for (String system : SYSTEMS) {
      List<DeadlineFigure> own = all.stream().filter(it -> it.system().equals(system)).toList();
      lines.add(
          String.format(
              Locale.ROOT,
              "times from %s: %d of %d nights ended in time, the last %.0f s before;"
                  + " busy %.1f %% in the mean, at least %.1f %%, at least 90 %% in %d",
              system,
              own.stream().filter(each -> each.early() >= 0).count(),
              own.size(),
              least(own, DeadlineFigure::early),
              own.stream().mapToDouble(each -> 100 * each.share()).average().orElseThrow(),
              100 * least(own, DeadlineFigure::share),
              own.stream().filter(each -> each.share() >= 0.9).count()));
    }
    return lines;
  }

  private static double least(List<DeadlineFigure> all, ToDoubleFunction<DeadlineFigure> figure) {
    return all.stream().mapToDouble(figure).min().orElseThrow();
  }
}
