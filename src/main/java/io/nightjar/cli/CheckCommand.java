package io.nightjar.cli;

import io.nightjar.format.InvalidInputException;
import io.nightjar.format.JobFiles.Checked;
import io.nightjar.format.Json;
import io.nightjar.format.Problem;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.Launch;
import io.nightjar.sweep.SweepData;
import io.nightjar.sweep.UserFiles;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks files without running anything. */
@Command(
    name = "check",
    exitCodeList = {"0:the files are right", ExitWords.BROKEN, "2:one is wrong"},
    description = "Checks job and space files: all problems at once, with their places.")
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Job or space files (YAML).")
  private List<String> files = new ArrayList<>();

  @Mixin private Jars jars = new Jars();

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What was found in one file. */
  private record Report(String file, List<String> errors, List<String> warnings) {

    Map<String, Object> object() {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("file", file);
      object.put("ok", errors.isEmpty());
      object.put("errors", errors);
      object.put("warnings", warnings);
      return object;
    }
  }

  @Override
  public Integer call() throws BadInputException {
    jars.add(Launch.ofThisJvm());
    List<Report> reports = files.stream().map(CheckCommand::check).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(Map.of("files", reports.stream().map(Report::object).toList())));
    } else {
      print(reports, out, spec.commandLine().getErr());
    }
    out.flush();
    boolean ok = reports.stream().allMatch(report -> report.errors().isEmpty());
    return (ok ? Exit.DONE : Exit.BAD_INPUT).code();
  }

  /** A job's data are read, too. */
  private static Report check(String file) {
    UserFiles files = UserFiles.ofThisJvm();
    try {
      Checked checked = files.jobs().check(file);
      if (checked.job().isPresent()) {
        SweepData.load(checked.job().get(), file, files);
      }
      return new Report(file, List.of(), texts(checked.warnings()));
    } catch (InvalidInputException e) {
      return new Report(file, texts(e.problems()), List.of());
    } catch (BadInputException e) {
      return new Report(file, e.problems(), List.of());
    }
  }

  private static List<String> texts(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }

  /** What is wrong with a space is so for its job, too: it is said once. */
  private static void print(List<Report> reports, PrintWriter out, PrintWriter err) {
    reports.stream()
        .flatMap(
            report ->
                Stream.concat(
                    report.errors().stream(),
                    report.warnings().stream().map(warning -> warning + " [warning]")))
        .distinct()
        .forEach(err::println);
    reports.stream()
        .filter(report -> report.errors().isEmpty())
        .forEach(report -> out.println(report.file() + ": ok"));
  }
}
