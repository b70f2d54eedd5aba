package io.nightjar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.search.Searcher;
import io.nightjar.search.SearcherSpec.Kind;
import io.nightjar.space.SearchSpace;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long a suggestion takes each of our searchers, a JSON line each. */
@Command(name = "suggest", mixinStandardHelpOptions = true)
public final class SuggestBench implements Callable<Integer> {
  private static final List<Integer> FINISHED = List.of(1000);

  /** The Gaussian process costs the cube of them, and is made for small budgets. */
  private static final List<Integer> FINISHED_OF_PROCESS = List.of(100, 300);

  @Option(names = "--suggestions", paramLabel = "N")
  private int suggestions = 50;

  @Option(names = "--finished", paramLabel = "N", split = ",")
  private List<Integer> finished = List.of();

  @Spec private CommandSpec command = CommandSpec.create();

  private SuggestBench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SuggestBench());
  }

  @Override
  public Integer call() throws IOException {
    String version = ProductVersion.read();
    PrintWriter out = command.commandLine().getOut();
    for (Kind kind : OwnSearchers.kinds()) {
      for (int trials : finished(kind)) {
        out.println(line(kind, trials, version));
        out.flush();
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private List<Integer> finished(Kind kind) {
    if (!finished.isEmpty()) {
      return finished;
    }
    return OwnSearchers.name(kind).equals("gp") ? FINISHED_OF_PROCESS : FINISHED;
  }

  private String line(Kind kind, int trials, String version) {
    Optional<Searcher> mixed = searcher(kind, SuggestStudy.MIXED, trials);
    SearchSpace space = mixed.isPresent() ? SuggestStudy.MIXED : SuggestStudy.NUMERIC;
    Searcher searcher = mixed.or(() -> searcher(kind, space, trials)).orElseThrow();
    double seconds = new SuggestStudy(space, searcher).secondsPerSuggestion(trials, suggestions);
    return new ObjectMapper()
        .createObjectNode()
        .put("bench", "suggest")
        .put("system", "nightjar-" + OwnSearchers.name(kind))
        .put("version", version)
        .put("space", mixed.isPresent() ? "mixed" : "numeric")
        .put("parameters", space.dimensions())
        .put("finished_trials", trials)
        .put("seconds_per_suggestion", seconds)
        .put("suggestions_per_second", 1 / seconds)
        .toString();
  }

  private Optional<Searcher> searcher(Kind kind, SearchSpace space, int trials) {
    return OwnSearchers.create(
        kind, space, SuggestStudy.GOALS, trials + suggestions, SuggestStudy.SEED);
  }
}
