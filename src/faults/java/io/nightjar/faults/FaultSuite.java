package io.nightjar.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs sweeps on real clusters, breaks something in each, and checks what is left. */
@Command(
    name = "test-faults",
    description = {
      "Runs sweeps on real clusters of this machine, breaks something in each, and checks that",
      "no finished trial is lost, none is counted twice, the study ends and says so rightly."
    },
    mixinStandardHelpOptions = true)
public final class FaultSuite implements Callable<Integer> {
  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Default: every scenario once with 1 and once with 4 slots per executor.")
  private @Nullable Integer rounds;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Rounds of these scenarios only: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Labels.class)
  private List<String> only = List.of();

  @Option(names = "--seed", paramLabel = "N", description = "Of moments and victims (default: 1).")
  private long seed = 1;

  @Option(
      names = "--keep",
      description = "Keeps the folders of all rounds, not of failed ones only.")
  private boolean keep;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Map<Layout, Cluster> clusters = new EnumMap<>(Layout.class);
  private int passed;
  private int failed;
  private int skipped;

  /** Runs the suite; the exit code is 1 where a round failed. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new FaultSuite()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Scenario> scenarios = scenarios();
    int count = rounds == null ? scenarios.size() * Layout.values().length : rounds;
    Places places = Places.ofThisJvm();
    RoundRunner runner = new RoundRunner(places, Job.write(places.work()));
    boolean canFill = SmallDisk.isPossible(places.work());
    try {
      for (Round round : Round.plan(count, scenarios, seed)) {
        if (round.scenario() == Scenario.FULL_DISK && !canFill) {
          skipped++;
          say(round.words() + " skipped: this user may not mount a file system");
        } else {
          run(round, runner, places);
        }
      }
    } finally {
      for (Cluster cluster : clusters.values()) {
        cluster.stop();
      }
    }
    say(
        passed
            + " passed, "
            + failed
            + " failed"
            + (skipped > 0 ? ", " + skipped + " skipped" : ""));
    return failed > 0 ? 1 : 0;
  }

  /** The names of all scenarios. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Scenario.values()).map(Scenario::label).iterator();
    }
  }

  private List<Scenario> scenarios() {
    return only.isEmpty() ? List.of(Scenario.values()) : only.stream().map(this::scenario).toList();
  }

  private Scenario scenario(String label) {
    return Stream.of(Scenario.values())
        .filter(scenario -> scenario.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Invalid scenario: "
                        + label
                        + " (there are: "
                        + String.join(", ", new Labels())
                        + ")"));
  }

  private void run(Round round, RoundRunner runner, Places places)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Cluster cluster =
        clusters.computeIfAbsent(round.layout(), layout -> new Cluster(places, layout));
    List<String> problems = runner.run(round, cluster);
    String seconds = String.format(" %5.1f s ", (System.nanoTime() - start) / 1e9);
    if (problems.isEmpty()) {
      passed++;
      say(round.words() + seconds + "ok");
    } else {
      failed++;
      say(round.words() + seconds + "FAILED, see " + places.round(round));
      problems.forEach(problem -> say("    " + problem));
    }
    if (problems.isEmpty() && !keep) {
      Trees.delete(places.round(round));
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
