package io.nightjar.cli;

import io.nightjar.format.Json;
import io.nightjar.format.TextTable;
import io.nightjar.guide.Guide;
import io.nightjar.guide.GuideRow;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the guide. */
@Command(
    name = "ranges",
    exitCodeList = {ExitWords.DONE, ExitWords.BROKEN, ExitWords.BAD_INPUT},
    description = "Prints the documented ranges, defaults and rules with their sections.")
final class RangesCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "OPTIMIZER",
      arity = "0..1",
      description = "Only what concerns this optimizer: sgd, momentum, adagrad, ...")
  private @Nullable String optimizer;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException {
    List<GuideRow> rows = rows();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(Map.of("ranges", rows.stream().map(RangesCommand::object).toList())));
    } else {
      table(rows).lines().forEach(out::println);
    }
    out.flush();
    return Exit.DONE.code();
  }

  private List<GuideRow> rows() throws BadInputException {
    if (optimizer == null) {
      return Guide.rows();
    }
    if (!Guide.optimizers().contains(optimizer)) {
      throw new BadInputException(
          "Invalid optimizer: %s (one of %s)"
              .formatted(optimizer, String.join(", ", Guide.optimizers())));
    }
    return Guide.rows(optimizer);
  }

  private static TextTable table(List<GuideRow> rows) {
    TextTable table = new TextTable(List.of("guide", "kind", "parameter", "for", "value", "note"));
    for (GuideRow row : rows) {
      table.add(
          List.of(
              row.section(),
              kind(row),
              row.name(),
              String.join(", ", row.optimizers()),
              row.value(),
              row.note()));
    }
    return table;
  }

  private static Map<String, Object> object(GuideRow row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("section", row.section());
    object.put("kind", kind(row));
    object.put("parameter", row.name());
    object.put("optimizers", row.optimizers());
    object.put("value", row.value());
    object.put("note", row.note());
    return object;
  }

  private static String kind(GuideRow row) {
    return row.kind().name().toLowerCase(Locale.ROOT);
  }
}
