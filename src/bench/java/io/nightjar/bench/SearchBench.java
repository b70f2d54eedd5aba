package io.nightjar.bench;

import io.nightjar.space.Names;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures our searchers on complete tables, a JSON line each; the script beside the peers' makes a
 * table of them.
 */
@Command(name = "search", mixinStandardHelpOptions = true)
public final class SearchBench implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR")
  private Path data = Path.of("../shared/data");

  @Option(names = "--repetitions", paramLabel = "N")
  private int repetitions = 30;

  @Option(names = "--trials", paramLabel = "N")
  private int trials = 100;

  @Option(names = "--processes", paramLabel = "N")
  private int processes = 2;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--systems", paramLabel = "NAME", split = ",", description = "Default: all.")
  private @Nullable List<String> systems;

  @Option(names = "--tables", paramLabel = "NAME", split = ",", description = "Default: all.")
  private @Nullable List<String> tables;

  @Option(names = "--export", paramLabel = "DIR", description = "Where to write what peers read.")
  private @Nullable Path export;

  @Spec private CommandSpec command = CommandSpec.create();

  private SearchBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SearchBench())
        .setParameterExceptionHandler(
            (exception, args) -> {
              exception.getCommandLine().getErr().println(exception.getMessage());
              return CommandLine.ExitCode.USAGE;
            });
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      measure(new SearchOptions(repetitions, trials, processes, seed));
      return CommandLine.ExitCode.OK;
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void measure(SearchOptions options) throws IOException, InterruptedException {
    SearchTasks tasks = SearchTasks.read(data, Optional.ofNullable(tables));
    List<SearchSystem> wanted = wanted();
    if (export != null) {
      tasks.export(export);
    }
    String version = ProductVersion.read();
    PrintWriter out = command.commandLine().getOut();
    for (SearchSystem system : wanted) {
      system.measure(
          tasks,
          options,
          figure -> {
            out.println(figure.json(version));
            out.flush();
          });
    }
  }

  private List<SearchSystem> wanted() {
    List<SearchSystem> all = SearchSystem.all();
    if (systems == null) {
      return all;
    }
    List<String> known = all.stream().map(SearchSystem::name).toList();
    for (String system : systems) {
      if (!known.contains(system) && !system.isEmpty()) {
        throw new IllegalArgumentException("Invalid system: " + system + Names.hint(system, known));
      }
    }
    return all.stream().filter(system -> systems.contains(system.name())).toList();
  }
}
