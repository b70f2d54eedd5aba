package io.nightjar.cli;

import io.nightjar.doctor.Doctor;
import io.nightjar.doctor.Finding;
import io.nightjar.doctor.Finding.Level;
import io.nightjar.doctor.Machine;
import io.nightjar.format.Json;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.Launch;
import io.nightjar.results.ResultsFolder;
import io.nightjar.spark.SparkSettings;
import io.nightjar.sweep.Logs;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with this machine or cluster. */
@Command(
    name = "doctor",
    exitCodeList = {
      "0:sweeps can run here",
      "1:they cannot, or an internal error",
      ExitWords.BAD_INPUT
    },
    header = "Says what is wrong with this machine or cluster.",
    description =
        "Looks at all that a sweep relies on: Java, memory, cores, limits, folders, ND4J, GPUs and, "
            + "where it is submitted to a cluster, the executors. Each line says what to do where "
            + "something is wrong. Exit code 0 where sweeps can run, 1 where they cannot.")
final class DoctorCommand implements Callable<Integer> {
  private static final String MASTER = "spark.master";

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "results",
      description =
          "The folder that results shall be written to. Default: ${DEFAULT-VALUE}. Where it is "
              + "still to be made, the folder that it will be in. A file is written there and deleted.")
  private String results = "";

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "A Spark master on this machine whose executors to look at, such as local[2]. For any other "
              + "cluster: scripts/submit --master URL -- doctor, which ships all that executors need.")
  private @Nullable String master;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws BadInputException, IOException, InterruptedException {
    Launch launch = launch();
    ResultsFolder folder = ResultsFolder.of(results, "--results", launch).existing();
    Logs.off();
    List<Finding> findings = new ArrayList<>(Doctor.machine(Machine.here()));
    findings.addAll(Doctor.results(folder.toString(), folder.storage(), folder.path()));
    if (launch.isSubmitted()) {
      findings.addAll(Doctor.cluster(settings(launch), folder.storage()));
    }
    return print(findings);
  }

  /** What spark-submit says; else what the option says, which Spark finds where that would be. */
  private Launch launch() throws BadInputException {
    Launch launch = Launch.ofThisJvm();
    if (master == null) {
      return launch;
    }
    if (launch.isSubmitted()) {
      throw new BadInputException("--master: Cannot use it here: spark-submit was given a master");
    }
    System.setProperty(MASTER, master);
    return Launch.ofThisJvm();
  }

  private static SparkSettings settings(Launch launch) {
    return launch.isCluster()
        ? SparkSettings.cluster()
        : SparkSettings.local(launch.localSlots().orElse(1));
  }

  private int print(List<Finding> findings) {
    boolean usable = findings.stream().noneMatch(each -> each.level() == Level.PROBLEM);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          Json.text(
              Map.of(
                  "usable",
                  usable,
                  "findings",
                  findings.stream().map(DoctorCommand::object).toList())));
    } else {
      lines(findings).forEach(out::println);
    }
    out.flush();
    return (usable ? Exit.DONE : Exit.NO_RESULT).code();
  }

  private static String label(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> object(Finding finding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("level", label(finding.level()));
    object.put("subject", finding.subject());
    object.put("text", finding.text());
    object.put("advice", finding.advice().isEmpty() ? null : finding.advice());
    return object;
  }

  private static List<String> lines(List<Finding> findings) {
    int width = findings.stream().mapToInt(each -> each.subject().length()).max().orElse(1);
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String line = "%-8s %-" + width + "s  %s";
      lines.add(line.formatted(label(finding.level()), finding.subject(), finding.text()));
      if (!finding.advice().isEmpty()) {
        lines.add(line.formatted("", "", "-> " + finding.advice()));
      }
    }
    lines.add("");
    lines.add(summary(findings));
    return lines;
  }

  private static String summary(List<Finding> findings) {
    long problems = findings.stream().filter(each -> each.level() == Level.PROBLEM).count();
    long warnings = findings.stream().filter(each -> each.level() == Level.WARNING).count();
    return problems == 0
        ? "Sweeps can run here; warnings: " + warnings
        : "Sweeps cannot be trusted here; problems: %d, warnings: %d".formatted(problems, warnings);
  }
}
