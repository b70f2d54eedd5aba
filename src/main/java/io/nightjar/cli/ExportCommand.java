package io.nightjar.cli;

import io.nightjar.export.ExportException;
import io.nightjar.export.MlflowTracking;
import io.nightjar.export.OptunaFile;
import io.nightjar.format.Json;
import io.nightjar.format.ResolvedJob;
import io.nightjar.report.SweepTables;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.ResultsFolder;
import io.nightjar.run.FileOpener;
import io.nightjar.run.Journal;
import io.nightjar.sweep.Logs;
import io.nightjar.sweep.PastSweep;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Hands a sweep over to another tool. */
@Command(
    name = "export",
    exitCodeList = {
      ExitWords.DONE,
      ExitWords.BROKEN,
      ExitWords.BAD_INPUT,
      "3:the other side broke off; what was written is kept, run again to go on"
    },
    header = "Hands a sweep over to MLflow or Optuna.",
    description =
        "Hands a sweep over to MLflow's tracking server, or adds it to an Optuna journal file, with "
            + "every trial, its parameters, its whole curve and how it ended.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private SweepOptions options = new SweepOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TOOL",
      converter = Tool.Named.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Tool tool = Tool.MLFLOW;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "MLflow: the tracking server. Default: MLFLOW_TRACKING_URI. Credentials come from "
              + "MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.")
  private @Nullable String url;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "MLflow: the experiment. Default: the name of the study.")
  private @Nullable String experiment;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "Optuna: the journal file. One that exists keeps its studies and gets one more.")
  private @Nullable String file;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Who a sweep is handed over to. */
  enum Tool {
    MLFLOW,
    OPTUNA;

    @Override
    public String toString() {
      return this == MLFLOW ? "mlflow" : "optuna";
    }

    /** Finds one by its name as it is typed. */
    static final class Named implements ITypeConverter<Tool> {
      @Override
      public Tool convert(String name) {
        for (Tool tool : values()) {
          if (tool.toString().equalsIgnoreCase(name)) {
            return tool;
          }
        }
        throw new TypeConversionException("expected mlflow or optuna but was '" + name + "'");
      }
    }
  }

  @Override
  public Integer call() throws BadInputException, IOException {
    requireFittingOptions();
    PastSweep sweep = options.open();
    Logs.off();
    try (Journal journal = sweep.journal()) {
      return export(sweep.tables(journal), sweep.job());
    } catch (ExportException e) {
      throw new BadInputException((tool == Tool.MLFLOW ? "--url: " : "--file: ") + e.getMessage());
    }
  }

  private void requireFittingOptions() throws BadInputException {
    if (tool == Tool.MLFLOW && file != null) {
      throw new BadInputException("--file: Invalid with --to mlflow: it is of --to optuna");
    }
    if (tool == Tool.OPTUNA && (url != null || experiment != null)) {
      String name = url != null ? "--url" : "--experiment";
      throw new BadInputException(name + ": Invalid with --to optuna: it is of --to mlflow");
    }
  }

  private int export(SweepTables tables, ResolvedJob job)
      throws ExportException, BadInputException {
    try {
      return print(tool == Tool.MLFLOW ? toMlflow(tables, job) : toOptuna(tables));
    } catch (FileSystemException e) {
      throw new BadInputException(
          "--file: Cannot write to %s: %s".formatted(file, ResultsFolder.reason(e)));
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .printf(
              "Cannot export sweep %s: %s; what was written is kept, run again to go on%n",
              tables.facts().sweep(), ResultsFolder.reason(e));
      return Exit.CUT_SHORT.code();
    }
  }

  private Map<String, Object> toMlflow(SweepTables tables, ResolvedJob job)
      throws ExportException, BadInputException, IOException {
    String address = url == null ? System.getenv("MLFLOW_TRACKING_URI") : url;
    if (address == null || address.isBlank()) {
      throw new BadInputException(
          "--url: Cannot export to MLflow: neither it nor MLFLOW_TRACKING_URI names a server");
    }
    String name = experiment == null ? tables.facts().study() : experiment;
    MlflowTracking.Written written =
        new MlflowTracking(address, authorization()).add(tables, name, job.keys());
    Map<String, Object> object = object(tables, written.trials());
    object.put("written", written.written());
    object.put("experiment", written.experiment());
    object.put("page", written.page());
    return object;
  }

  private static Optional<String> authorization() throws BadInputException {
    String token = System.getenv("MLFLOW_TRACKING_TOKEN");
    String user = System.getenv("MLFLOW_TRACKING_USERNAME");
    if (user != null) {
      String password = System.getenv().getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
      byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
    }
    if (token != null && !token.matches("\\p{Graph}+")) {
      throw new BadInputException(
          "MLFLOW_TRACKING_TOKEN: Invalid token (it has characters that no header takes)");
    }
    return Optional.ofNullable(token).map(each -> "Bearer " + each);
  }

  private Map<String, Object> toOptuna(SweepTables tables)
      throws ExportException, BadInputException, IOException {
    OptunaFile.Written written = new OptunaFile(path()).add(tables);
    Map<String, Object> object = object(tables, written.trials());
    object.put("optuna_study", written.study());
    object.put("file", String.valueOf(file));
    return object;
  }

  private Path path() throws BadInputException {
    if (file == null || file.isBlank()) {
      throw new BadInputException("--file: Cannot export to Optuna: it names no file");
    }
    if (FileOpener.isUri(file)) {
      throw new BadInputException(
          "--file: Cannot export to " + file + ": it has to be a file of this machine");
    }
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new BadInputException("--file: Invalid path: " + e.getMessage());
    }
  }

  private Map<String, Object> object(SweepTables tables, long trials) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("study", tables.facts().study());
    object.put("sweep", tables.facts().sweep());
    object.put("to", tool.toString());
    object.put("trials", trials);
    return object;
  }

  private int print(Map<String, Object> object) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Json.text(object) : words(object));
    out.flush();
    return Exit.DONE.code();
  }

  private String words(Map<String, Object> object) {
    return tool == Tool.MLFLOW
        ? "Sweep %s: %s trials, %s of them new or changed: %s"
            .formatted(
                object.get("sweep"),
                object.get("trials"),
                object.get("written"),
                object.get("page"))
        : "Sweep %s: %s trials, as study %s in %s"
            .formatted(
                object.get("sweep"),
                object.get("trials"),
                object.get("optuna_study"),
                object.get("file"));
  }
}
