package io.nightjar.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.trial.Seeds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Holds random search against the exact expectations of complete tables.
 *
 * <p>It tests the rig itself: a space, a searcher, a scheduler, a backend and the loop must
 * reproduce the expected best of n uniform draws, within three standard errors.
 */
@Command(
    name = "search-reference",
    description = "Holds random search against the exact expectations of complete tables.",
    mixinStandardHelpOptions = true)
public final class SearchReference implements Callable<Integer> {
  private static final double MOST_STANDARD_ERRORS = 3;

  private static final String EXPECTED =
      "random_search_expected_best[n]=[noisy_mean,noisy_sd,noise_free_mean]";

  /** The folder of each family of tables in the reference. */
  private static final Map<String, String> FOLDERS =
      Map.of("hpolib", "fcnet", "hpobench", "hpobench-nn", "nasbench201", "nasbench201");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that holds bench/ (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("../shared/data");

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      description = "Studies per table (default: ${DEFAULT-VALUE}).")
  private int repetitions = 1000;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--json", description = "Prints one object per line.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  private SearchReference() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SearchReference());
  }

  /** Measures every table; 1 where a figure is too far from its expectation. */
  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    JsonNode reference = reference();
    if (!json) {
      out.printf("%-34s %5s %14s %14s %7s%n", "table", "n", "mean", "expected", "z");
    }
    boolean passed = true;
    for (Map.Entry<String, JsonNode> table : reference.properties()) {
      for (Figure figure : measure(table.getKey(), table.getValue().get(EXPECTED))) {
        out.println(json ? figure.json(ProductVersion.read(), repetitions) : figure.text());
        passed &= Math.abs(figure.z()) <= MOST_STANDARD_ERRORS;
      }
      out.flush();
    }
    return passed ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private JsonNode reference() throws IOException {
    Path file = data.resolve("bench/table-reference-values.json");
    if (!Files.isRegularFile(file) || repetitions < 1) {
      throw new CommandLine.ParameterException(
          command.commandLine(),
          repetitions < 1 ? "Invalid repetitions: " + repetitions : "Cannot find " + file);
    }
    return new ObjectMapper().readTree(file.toFile());
  }

  private List<Figure> measure(String name, JsonNode expected) throws IOException {
    String[] parts = name.split("/", -1);
    BenchTable table =
        BenchTable.read(
            data.resolve("bench")
                .resolve(FOLDERS.getOrDefault(parts[0], parts[0]))
                .resolve(parts[1] + ".csv.gz"));
    List<Integer> draws =
        expected.properties().stream()
            .map(field -> Integer.valueOf(field.getKey()))
            .sorted()
            .toList();
    double[] means =
        new RandomSearch(table, Seeds.mix(seed, name.hashCode())).meanBest(draws, repetitions);
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      JsonNode values = expected.get(String.valueOf(draws.get(i)));
      double error = values.get(1).asDouble() / Math.sqrt(repetitions);
      figures.add(new Figure(name, draws.get(i), means[i], values.get(0).asDouble(), error));
    }
    return figures;
  }

  /**
   * One comparison.
   *
   * @param error the standard error of the mean, by the exact standard deviation
   */
  private record Figure(String table, int draws, double mean, double expected, double error) {
    double z() {
      return (mean - expected) / error;
    }

    String text() {
      return String.format(
          Locale.ROOT, "%-34s %5d %14.6g %14.6g %7.2f", table, draws, mean, expected, z());
    }

    String json(String version, int repetitions) {
      ObjectNode figure = new ObjectMapper().createObjectNode();
      return figure
          .put("bench", "search-reference")
          .put("system", "nightjar")
          .put("version", version)
          .put("table", table)
          .put("draws", draws)
          .put("repetitions", repetitions)
          .put("mean", mean)
          .put("expected", expected)
          .put("standard_error", error)
          .put("z", z())
          .toString();
    }
  }
}
