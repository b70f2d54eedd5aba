package io.nightjar.bench;

import io.nightjar.study.HonestSpec;
import io.nightjar.trial.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how often the truth lies in the interval that a sweep states for its winner. */
@Command(
    name = "honesty",
    mixinStandardHelpOptions = true,
    description =
        "Simulates sweeps whose truth is known. Prints how often it lies inside the interval, how"
            + " wide that is in the median beside one that knows the noise, and by how much the"
            + " stated figure flatters the winner in the mean.")
public final class HonestyBench implements Callable<Integer> {
  private static final List<String> SYSTEMS = List.of("best-of-sweep", "repeats-alone", "nightjar");

  @Option(names = "--sweeps", paramLabel = "N", description = "Of each world (default 200).")
  private int sweeps = 200;

  @Option(names = "--best", paramLabel = "N", description = "Trials repeated (default 5).")
  private int best = HonestSpec.STANDARD.best();

  @Option(names = "--repeats", paramLabel = "N", description = "Of each (default 5).")
  private int repeats = HonestSpec.STANDARD.repeats();

  @Option(names = "--seed", paramLabel = "N", description = "Default 1.")
  private long seed = 1;

  @Option(names = "--json", description = "One JSON object per system and world.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  private HonestyBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return GoalsOptions.commandLine(new HonestyBench());
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    for (HonestyWorld world : HonestyWorld.all()) {
      List<List<HonestySweep.Claim>> claims = new ArrayList<>();
      for (int i = 0; i < sweeps; i++) {
        claims.add(
            new HonestySweep(world, new HonestSpec(best, repeats), Seeds.mix(seed, i)).run());
      }
      for (int i = 0; i < SYSTEMS.size(); i++) {
        int system = i;
        HonestyFigure figure =
            HonestyFigure.of(
                SYSTEMS.get(i),
                ProductVersion.read(),
                world,
                claims.stream().map(each -> each.get(system)).toList());
        out.println(json ? figure.json() : figure.text());
        out.flush();
      }
    }
    return CommandLine.ExitCode.OK;
  }
}
