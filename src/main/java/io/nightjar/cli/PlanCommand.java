package io.nightjar.cli;

import io.nightjar.format.Json;
import io.nightjar.format.ResolvedJob;
import io.nightjar.format.TextTable;
import io.nightjar.guide.Guide;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.search.Plan;
import io.nightjar.search.RungPlan;
import io.nightjar.space.Parameter;
import io.nightjar.study.StudySpec;
import io.nightjar.study.WarmStart;
import io.nightjar.sweep.GoalsText;
import io.nightjar.sweep.SearcherText;
import io.nightjar.sweep.UserFiles;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a job would try. */
@Command(
    name = "plan",
    exitCodeList = {ExitWords.DONE, ExitWords.BROKEN, ExitWords.BAD_INPUT},
    description =
        "Shows what would be tried: space with ranges and their sections, brackets, rungs, trials,"
            + " epochs, warnings. Trains nothing.")
final class PlanCommand implements Callable<Integer> {
  @Mixin private JobOptions options = new JobOptions();

  @Mixin private Jars jars = new Jars();

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Warns where so many slots would wait for results to learn from.")
  private @Nullable Integer slots;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException {
    UserFiles files = UserFiles.ofThisJvm();
    jars.add(files.launch());
    ResolvedJob job = options.read(files, Optional.empty());
    Plan plan = job.study().plan();
    List<String> warnings = new ArrayList<>(job.study().notes());
    PlanText.idleSlots(plan, slots()).ifPresent(warnings::add);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(object(job.study(), plan, warnings)));
    } else {
      print(job.study(), plan, out);
      job.start().ifPresent(start -> out.println("\nWarm start: " + words(start.from())));
      warnings.forEach(warning -> out.println("\nWarning: " + warning));
    }
    out.flush();
    return Exit.DONE.code();
  }

  private OptionalInt slots() throws BadInputException {
    if (slots == null) {
      return OptionalInt.empty();
    }
    if (slots < 1) {
      throw new BadInputException("--slots: Invalid number of slots: " + slots);
    }
    return OptionalInt.of(slots);
  }

  private static void print(StudySpec study, Plan plan, PrintWriter out) {
    out.printf(
        "Study %s: model %s%s, %s%n",
        study.name(),
        study.model(),
        study.data().map(data -> " on " + data.source()).orElse(""),
        GoalsText.of(study.goals()));
    out.printf(
        "%nSpace: %s%n",
        study.space().size().map(size -> size + " configurations").orElse("infinitely many"));
    parameters(study).lines().forEach(line -> out.println("  " + line));
    out.printf(
        "%nPlan: %s, %s%n",
        SearcherText.of(study), study.scheduler().kind().name().toLowerCase(Locale.ROOT));
    PlanText.brackets(plan).lines().forEach(line -> out.println("  " + line));
    PlanText.spending(plan).forEach(line -> out.println("  " + line));
    PlanText.repeats(study).ifPresent(line -> out.println("  " + line));
  }

  private static String words(WarmStart start) {
    return start instanceof WarmStart.Named named
        ? "sweeps %s of study %s".formatted(named.sweeps(), named.study())
        : "the newest %d finished sweeps of study %s"
            .formatted(((WarmStart.Newest) start).sweeps(), start.study());
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

  private static Map<String, Object> object(StudySpec study, Plan plan, List<String> warnings) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("study", study.name());
    object.put("model", study.model().toString());
    object.put("searcher", SearcherText.name(study.choice()));
    object.put("searcher_reason", study.choice().reason());
    object.put("trials", plan.trials());
    object.put("epochs", plan.epochs());
    object.put("configurations", study.space().size().map(BigInteger::toString).orElse("infinite"));
    object.put("parameters", study.space().parameters().stream().map(PlanCommand::object).toList());
    object.put("brackets", PlanText.runs(plan).stream().map(PlanCommand::object).toList());
    plan.lag().ifPresent(lag -> object.put("lag", lag));
    study.honest().ifPresent(spec -> object.put("repeat_epochs", spec.epochs(study.budget())));
    object.put("warnings", warnings);
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

  private static Map<String, Object> object(PlanText.Run run) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("count", run.count());
    object.put("rungs", run.rungs().stream().map(PlanCommand::object).toList());
    return object;
  }

  private static Map<String, Object> object(RungPlan rung) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("trials", rung.trials());
    object.put("epochs", rung.epochs());
    return object;
  }
}
