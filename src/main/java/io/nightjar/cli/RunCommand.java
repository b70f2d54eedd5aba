package io.nightjar.cli;

import io.nightjar.results.BadInputException;
import io.nightjar.results.Launch;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.StudyBusyException;
import io.nightjar.results.StudyLock;
import io.nightjar.sweep.LoadedJob;
import io.nightjar.sweep.PreparedSweep;
import io.nightjar.sweep.Runners;
import io.nightjar.sweep.SweepReport;
import io.nightjar.sweep.SweepSetting;
import io.nightjar.sweep.UserFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs a sweep. */
@Command(
    name = "run",
    exitCodeList = {ExitWords.DONE, ExitWords.NO_TRIAL, ExitWords.BAD_INPUT, ExitWords.CUT_SHORT},
    description = "Runs a sweep and prints its leaderboard.")
final class RunCommand implements Callable<Integer> {
  @Mixin private JobOptions options = new JobOptions();

  @Mixin private Jars jars = new Jars();

  @Mixin private EndHook hook = new EndHook();

  @Mixin private LaunchOptions launching = new LaunchOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Runners runners;

  RunCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call()
      throws BadInputException, StudyBusyException, IOException, InterruptedException {
    UserFiles files = UserFiles.ofThisJvm();
    Launch launch = files.launch();
    jars.add(launch);
    PrintWriter err = spec.commandLine().getErr();
    ResultsFolder results = launching.results(launch);
    LoadedJob job =
        LoadedJob.of(options.location(), options.read(files, launching.resumed(results)), files);
    String study = job.job().study().name();
    StudyLock.requireFree(results, study, "run", err);
    SweepSetting setting = launching.setting(launch, err, runners);
    PreparedSweep sweep = launching.prepare(job, results, err);
    SweepReport report;
    StudyLock lock = sweep.take("run", err);
    try {
      report = sweep.run(setting, Optional.empty(), err);
    } finally {
      lock.close();
    }
    print(report, err);
    hook.run(sweep.folder(), study, report.exit(), err);
    return report.exit().code();
  }

  private void print(SweepReport report, PrintWriter err) {
    PrintWriter out = spec.commandLine().getOut();
    if (launching.isJson()) {
      out.println(report.json());
    } else {
      report.lines().forEach(out::println);
    }
    out.flush();
    report.advice().forEach(err::println);
  }
}
