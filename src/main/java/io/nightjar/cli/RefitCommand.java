package io.nightjar.cli;

import io.nightjar.dl4j.Dl4jTrialRunner;
import io.nightjar.dl4j.PlainModelFile;
import io.nightjar.format.Json;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Ending;
import io.nightjar.results.Exit;
import io.nightjar.results.Launch;
import io.nightjar.results.Outcomes;
import io.nightjar.results.SweepFolder;
import io.nightjar.run.BackendException;
import io.nightjar.run.LocalStorage;
import io.nightjar.study.StudySpec;
import io.nightjar.sweep.Logs;
import io.nightjar.sweep.PastSweep;
import io.nightjar.sweep.RankedTrial;
import io.nightjar.sweep.Runners;
import io.nightjar.sweep.SweepData;
import io.nightjar.trial.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the winner of a sweep on train and validation part, and writes it as a model. */
@Command(
    name = "refit",
    exitCodeList = {
      ExitWords.DONE,
      "1:the training failed, or an internal error",
      ExitWords.BAD_INPUT,
      "3:the cluster broke, or the disk is full"
    },
    header = "Trains the winner again, and writes it as a model.",
    description =
        "Trains the winner of a sweep again, on train and validation part together, and writes it "
            + "with its preprocessing as a file that plain Deeplearning4j loads.")
final class RefitCommand implements Callable<Integer> {
  private static final String ABOUT = "nightjar.json";
  private static final String LOG = "refit.log";
  private static final int MOST_EPOCHS = 1_000_000;
  private static final int MOST_WORKERS = 10_000;

  @Mixin private SweepOptions options = new SweepOptions();

  @Option(
      names = "--trial",
      paramLabel = "ID",
      description = "The trial. Default: rank 1 of the leaderboard.")
  private @Nullable Long trial;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "For how many epochs. Default: those at which the trial has its rank.")
  private @Nullable Integer epochs;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Trains across Spark, the parameters averaged over N workers. Default: alone, as trials "
              + "are trained.")
  private @Nullable Integer workers;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The model file, on any file system. Default: model.zip in the sweep's folder.")
  private @Nullable String out;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Runners runners;

  RefitCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() throws BadInputException, IOException, InterruptedException {
    requireCounts();
    PastSweep sweep = options.open();
    requireOver(sweep);
    StudySpec study = sweep.study();
    RankedTrial winner = RankedTrial.find(sweep, "refit", trial);
    Launch launch = Launch.ofThisJvm();
    ModelTarget target = ModelTarget.of(out, sweep.folder(), launch);
    Dl4jTrialRunner runner = runner(study, options.data(sweep));
    target.requireWritable();
    quietLibraries(sweep.folder());
    Path scratch = Files.createTempDirectory("nightjar-refit");
    try {
      Path file = scratch.resolve("model.zip");
      RefitRun run =
          new RefitRun(runner, study.goals(), Optional.ofNullable(workers), launch, file);
      RefitRun.End end =
          run.run(winner.trial(), epochs == null ? winner.standing().epochs() : epochs);
      if (end.result().outcome() instanceof Outcome.Failed failed) {
        return failed("trial %d of sweep %s".formatted(winner.trial().id(), sweep.id()), failed);
      }
      return written(new RefitReport(sweep, winner, end, workers, target), file);
    } catch (BackendException e) {
      err().println(e.getMessage());
      return Exit.CUT_SHORT.code();
    } finally {
      new LocalStorage(scratch).delete("");
    }
  }

  private Dl4jTrialRunner runner(StudySpec study, SweepData data) throws BadInputException {
    if (runners.runner(study, data) instanceof Dl4jTrialRunner runner) {
      return runner;
    }
    throw new BadInputException(
        "Cannot refit study " + study.name() + ": what it trains is no Deeplearning4j network");
  }

  /** Spark has much to say, and takes a screen that shows errors alone for one not set up. */
  private void quietLibraries(SweepFolder folder) {
    if (workers == null) {
      Logs.off();
    } else {
      Logs.to(folder.path().map(path -> path.resolve(LOG)), Logs.Screen.QUIET);
    }
  }

  private int failed(String what, Outcome.Failed failure) {
    err().println("Cannot refit " + what + ": " + failure.reason());
    return Exit.NO_RESULT.code();
  }

  private int written(RefitReport report, Path file) throws BadInputException, IOException {
    PlainModelFile.note(file, ABOUT, Json.pretty(report.about()));
    List<String> foreign = PlainModelFile.foreignClasses(file);
    if (!foreign.isEmpty()) {
      err().println("Warning: " + report.target() + " loads only with " + foreign);
    }
    report.end().result().warnings().forEach(warning -> err().println("Warning: " + warning));
    report.target().write(file);
    PrintWriter results = spec.commandLine().getOut();
    if (json) {
      results.println(Json.text(report.object()));
    } else {
      report.lines().forEach(results::println);
    }
    results.flush();
    return Exit.DONE.code();
  }

  /** Whoever goes on with a sweep has not seen the test part before its end. */
  private static void requireOver(PastSweep sweep) throws BadInputException, IOException {
    if (Outcomes.label(sweep.folder()).filter(Ending::isOver).isEmpty()) {
      throw new BadInputException(
          "Cannot refit sweep %s: it has not ended, and the test part is for its end"
              .formatted(sweep.id()));
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private void requireCounts() throws BadInputException {
    require("--epochs: Invalid number of epochs", epochs, MOST_EPOCHS);
    require("--workers: Invalid number of workers", workers, MOST_WORKERS);
  }

  private static void require(String problem, @Nullable Integer count, int most)
      throws BadInputException {
    if (count != null && (count < 1 || count > most)) {
      throw new BadInputException("%s: %d (1 to %d)".formatted(problem, count, most));
    }
  }
}
