package io.nightjar.cli;

import io.nightjar.format.Json;
import io.nightjar.format.ResolvedJob;
import io.nightjar.guide.Guide;
import io.nightjar.search.BracketPlan;
import io.nightjar.search.Plan;
import io.nightjar.search.RungPlan;
import io.nightjar.space.Parameter;
import io.nightjar.study.StudySpec;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a job would try. */
@Command(
    name = "plan",
    description =
        "Shows what would be tried: space with ranges and their sections, brackets, rungs, trials,"
            + " epochs, warnings. Trains nothing.")
final class PlanCommand implements Callable<Integer> {
  @Mixin private JobOptions options = new JobOptions();

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException {
    ResolvedJob job = options.read(UserFiles.ofThisJvm());
    Plan plan = job.study().plan();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(object(job.study(), plan)));
    } else {
      print(job.study(), plan, out);
    }
    out.flush();
    return Exit.DONE.code();
  }

  private static void print(StudySpec study, Plan plan, PrintWriter out) {
    out.printf(
        "Study %s: model %s on %s, %s%n",
        study.name(), study.model(), study.data().source(), GoalsText.of(study.goals()));
    out.printf(
        "%nSpace: %s%n",
        study.space().size().map(size -> size + " configurations").orElse("infinitely many"));
    parameters(study).lines().forEach(line -> out.println("  " + line));
    out.printf(
        "%nPlan: %s search, %s%n",
        study.searcher().kind().name().toLowerCase(Locale.ROOT),
        study.scheduler().kind().name().toLowerCase(Locale.ROOT));
    brackets(plan).lines().forEach(line -> out.println("  " + line));
    out.printf("  %d trials, at most %d epochs%n", plan.trials(), plan.epochs());
    study.notes().forEach(note -> out.println("\nWarning: " + note));
  }

  private static TextTable parameters(StudySpec study) {
    TextTable table = new TextTable(List.of("parameter", "values", "when", "guide"));
    for (Parameter parameter : study.space().parameters()) {
      String name = parameter.name();
      String section = Guide.section(name).orElse("");
      String when = SpaceText.conditions(parameter);
      for (String values : SpaceText.values(parameter)) {
        table.add(List.of(name, values, when, section));
        name = "";
      }
    }
    return table;
  }

  private static TextTable brackets(Plan plan) {
    TextTable table = new TextTable(List.of("brackets", "trials", "trials @ epochs"));
    Map<List<RungPlan>, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < plan.brackets().size(); i++) {
      alike.computeIfAbsent(plan.brackets().get(i).rungs(), rungs -> new ArrayList<>()).add(i + 1);
    }
    alike.forEach(
        (rungs, numbers) ->
            table.add(
                List.of(
                    numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    rungs.get(0).trials(),
                    rungs.stream()
                        .map(rung -> rung.trials() + " @ " + rung.epochs())
                        .collect(Collectors.joining(", ")))));
    return table;
  }

  private static Map<String, Object> object(StudySpec study, Plan plan) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("study", study.name());
    object.put("model", study.model());
    object.put("trials", plan.trials());
    object.put("epochs", plan.epochs());
    object.put("configurations", study.space().size().map(BigInteger::toString).orElse("infinite"));
    object.put("parameters", study.space().parameters().stream().map(PlanCommand::object).toList());
    object.put("brackets", plan.brackets().stream().map(PlanCommand::object).toList());
    object.put("warnings", study.notes());
    return object;
  }

  private static Map<String, Object> object(Parameter parameter) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", parameter.name());
    object.put("fixed", parameter.isFixed());
    object.put("values", SpaceText.values(parameter));
    object.put("when", SpaceText.conditions(parameter));
    Guide.section(parameter.name()).ifPresent(section -> object.put("section", section));
    return object;
  }

  private static Map<String, Object> object(BracketPlan bracket) {
    return Map.of("rungs", bracket.rungs().stream().map(PlanCommand::object).toList());
  }

  private static Map<String, Object> object(RungPlan rung) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("trials", rung.trials());
    object.put("epochs", rung.epochs());
    return object;
  }
}
