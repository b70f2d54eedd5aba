package io.nightjar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.deeplearning4j.arbiter.optimize.runner.LocalOptimizationRunner;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the steps per second of a system in this JVM, a JSON line. */
@Command(name = "train", mixinStandardHelpOptions = true)
public final class TrainBench implements Callable<Integer> {
  @Option(names = "--system", required = true)
  private String system = "";

  @Option(names = "--network", required = true)
  private String network = "";

  @Option(names = "--slots", paramLabel = "N")
  private int slots = 1;

  @Option(names = "--seconds", paramLabel = "N")
  private double seconds = 30;

  @Spec private CommandSpec command = CommandSpec.create();

  private TrainBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new TrainBench());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    TrainSystem chosen = named(TrainSystem.ALL, TrainSystem::name, "--system", system);
    TrainNetwork trained = named(TrainNetwork.ALL, TrainNetwork::name, "--network", network);
    double rate = new TrainRate(slots).perSecond(chosen, trained, seconds);
    PrintWriter out = command.commandLine().getOut();
    out.println(
        new ObjectMapper()
            .createObjectNode()
            .put("bench", "train")
            .put("system", system)
            .put("version", version())
            .put("network", network)
            .put("slots", slots)
            .put("steps_per_second", rate));
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private String version() throws IOException {
    return switch (system) {
      case "nightjar" -> ProductVersion.read();
      case "arbiter" -> libraryVersion(LocalOptimizationRunner.class);
      default -> libraryVersion(MultiLayerNetwork.class);
    };
  }

  private static String libraryVersion(Class<?> type) {
    String file = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return file.replaceFirst(".*/[a-z0-9-]+?-([0-9][^/]*)\\.jar", "$1");
  }

  private <T> T named(List<T> all, Function<T, String> name, String option, String wanted) {
    return all.stream()
        .filter(each -> name.apply(each).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "Invalid "
                        + option
                        + ": "
                        + wanted
                        + " (it is one of "
                        + String.join(", ", all.stream().map(name).toList())
                        + ")"));
  }
}
