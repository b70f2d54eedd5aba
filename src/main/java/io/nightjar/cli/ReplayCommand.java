package io.nightjar.cli;

import io.nightjar.format.Json;
import io.nightjar.format.TextTable;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.run.Assignment;
import io.nightjar.run.Journal;
import io.nightjar.run.TrialExecutor;
import io.nightjar.run.TrialProbe;
import io.nightjar.run.TrialRunner;
import io.nightjar.study.StudySpec;
import io.nightjar.sweep.Logs;
import io.nightjar.sweep.PastSweep;
import io.nightjar.sweep.Runners;
import io.nightjar.sweep.SweepData;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a trial of a sweep a second time. */
@Command(
    name = "replay",
    exitCodeList = {
      "0:every bit agrees",
      "1:one does not, or an internal error",
      ExitWords.BAD_INPUT
    },
    header = "Trains a trial of a sweep again, and compares.",
    description =
        "Trains a trial of a sweep again, from its start to where it ended, and says whether "
            + "every bit of its curve agrees. Exit code 1 where one does not.")
final class ReplayCommand implements Callable<Integer> {
  private static final int SHOWN = 10;
  private static final Assignment HERE = new Assignment(1, 0, "driver", "localhost", "cpu");

  @Mixin private SweepOptions options = new SweepOptions();

  @Option(names = "--trial", paramLabel = "ID", required = true, description = "The trial.")
  private long trial;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Runners runners;

  ReplayCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() throws BadInputException, IOException, InterruptedException {
    PastSweep sweep = options.open();
    List<TrialResult> first = results(sweep);
    SweepData data = options.data(sweep);
    Logs.off();
    TrialResult again = again(sweep, data, first.get(first.size() - 1).task());
    Replay replay = Replay.of(first, again);
    print(sweep, first.get(first.size() - 1), again, replay);
    return (replay.agrees() ? Exit.DONE : Exit.NO_RESULT).code();
  }

  /** Those of the search, ascending by epochs. */
  private List<TrialResult> results(PastSweep sweep) throws BadInputException, IOException {
    List<TrialResult> found = new ArrayList<>();
    try (Journal journal = sweep.journal()) {
      Iterator<TrialResult> all = journal.results().results(Purpose.SEARCH);
      while (all.hasNext()) {
        TrialResult result = all.next();
        if (result.task().trial().id() == trial) {
          found.add(result);
        }
      }
    }
    if (found.isEmpty()) {
      throw new BadInputException(
          "--trial: Cannot find trial %d in sweep %s".formatted(trial, sweep.id()));
    }
    return found;
  }

  private TrialResult again(PastSweep sweep, SweepData data, TrialTask task)
      throws BadInputException, IOException, InterruptedException {
    StudySpec study = sweep.study();
    TrialRunner runner = runners.runner(study, data);
    try {
      runner.prepare(HERE.device());
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
    TrialExecutor executor =
        new TrialExecutor(
            runner, study.goals(), study.budget().trialTime(), sweep.folder().storage());
    return executor.execute(
        new TrialTask(task.trial(), task.epochs(), Purpose.REPEAT), HERE, TrialProbe.NONE);
  }

  private void print(PastSweep sweep, TrialResult then, TrialResult now, Replay replay) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(object(sweep, then, replay)));
    } else {
      lines(sweep, then, now, replay).forEach(out::println);
    }
    out.flush();
  }

  private Map<String, Object> object(PastSweep sweep, TrialResult then, Replay replay) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("sweep", sweep.id());
    object.put("trial", trial);
    object.put("epochs", then.task().epochs());
    object.put("compared", replay.compared());
    object.put("agrees", replay.agrees());
    object.put("differences", replay.differences());
    return object;
  }

  private List<String> lines(PastSweep sweep, TrialResult then, TrialResult now, Replay replay) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Trial %d of sweep %s, %s: %s"
            .formatted(
                trial,
                sweep.id(),
                TextTable.count(then.task().epochs(), "epoch"),
                replay.agrees()
                    ? "every bit of its %d values agrees".formatted(replay.compared())
                    : "it does not agree"));
    replay.differences().stream().limit(SHOWN).forEach(lines::add);
    if (replay.differences().size() > SHOWN) {
      lines.add("and %d more".formatted(replay.differences().size() - SHOWN));
    }
    if (!replay.agrees()) {
      lines.add("It ran on " + machine(then) + ", and now on " + machine(now));
    }
    return lines;
  }

  private static String machine(TrialResult result) {
    Origin origin = result.attempts().get(result.attempts().size() - 1).origin();
    return "%s (%s, OMP_NUM_THREADS=%d)"
        .formatted(origin.backend(), origin.libraries(), origin.ompThreads());
  }
}
