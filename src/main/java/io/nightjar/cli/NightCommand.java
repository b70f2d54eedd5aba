package io.nightjar.cli;

import io.nightjar.format.Json;
import io.nightjar.results.BadInputException;
import io.nightjar.results.Exit;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.StudyBusyException;
import io.nightjar.results.StudyLock;
import io.nightjar.results.UnwritableException;
import io.nightjar.run.BackendException;
import io.nightjar.sweep.LoadedJob;
import io.nightjar.sweep.NightClock;
import io.nightjar.sweep.NightJob;
import io.nightjar.sweep.NoTimeException;
import io.nightjar.sweep.PreparedSweep;
import io.nightjar.sweep.Runners;
import io.nightjar.sweep.StopSignals;
import io.nightjar.sweep.SweepReport;
import io.nightjar.sweep.SweepSetting;
import io.nightjar.sweep.UserFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs jobs one after the other, and ends in time. */
@Command(
    name = "night",
    exitCodeList = {
      "0:every job has a winner, whether or not it beats the last one",
      "1:a job has no usable trial, or an internal error",
      "2:a job is wrong; the others ran",
      "3:a job was interrupted, had no time, or its study runs already"
    },
    header = "Runs jobs one after the other until a time.",
    description = {
      "Runs jobs one after the other until a time: plans each by measured epochs, leaves out what",
      "cannot end in time, and compares each winner with that of the night before."
    })
final class NightCommand implements Callable<Integer> {
  @Parameters(paramLabel = "JOB", arity = "1..*", description = "The job files (YAML).")
  private List<String> jobs = new ArrayList<>();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      required = true,
      description = {
        "When everything has to have ended: a time of day such as 06:00, the next one, or a date",
        "with a time such as 2026-11-27T06:00; either in this machine's zone (or that of the",
        "variable TZ), or with an offset such as 06:00Z."
      })
  private String until = "";

  @Mixin private JobChanges changes = new JobChanges();

  @Mixin private Jars jars = new Jars();

  @Mixin private EndHook hook = new EndHook();

  @Mixin private LaunchOptions launching = new LaunchOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Runners runners;

  /** Whether no further job may begin. */
  private volatile boolean interrupted;

  NightCommand(Runners runners) {
    this.runners = runners;
  }

  @Override
  public Integer call() throws BadInputException {
    Instant end = UntilTime.of(until, ZonedDateTime.now(MachineZone.find()));
    UserFiles files = UserFiles.ofThisJvm();
    jars.add(files.launch());
    launching.checked(files.launch(), runners);
    ResultsFolder results = launching.results(files.launch());
    Map<String, NightResult> done = new LinkedHashMap<>();
    List<LoadedJob> ready = ready(files, results, done);
    NightClock clock = new NightClock(InstantSource.system(), end);
    StopSignals signals = StopSignals.install(() -> interrupted = true);
    try {
      for (int i = 0; i < ready.size(); i++) {
        LoadedJob job = ready.get(i);
        NightResult result =
            interrupted
                ? interrupted(job.location())
                : result(job, results, clock, ready.size() - i);
        done.put(job.location(), result);
      }
    } finally {
      signals.close();
    }
    return print(jobs.stream().distinct().flatMap(job -> done(done, job)).toList(), end);
  }

  private static Stream<NightResult> done(Map<String, NightResult> done, String job) {
    return Optional.ofNullable(done.get(job)).stream();
  }

  /** The jobs that can be run; what is wrong with the others is known before the first begins. */
  private List<LoadedJob> ready(
      UserFiles files, ResultsFolder results, Map<String, NightResult> broken) {
    List<LoadedJob> ready = new ArrayList<>();
    for (String job : jobs.stream().distinct().toList()) {
      try {
        ready.add(LoadedJob.of(job, changes.read(job, files, launching.resumed(results)), files));
      } catch (BadInputException e) {
        broken.put(job, refused(job, e));
      } catch (RuntimeException e) {
        broken.put(job, broken(job, e));
      }
    }
    return ready;
  }

  private NightResult result(LoadedJob job, ResultsFolder results, NightClock clock, int jobsLeft) {
    Duration share = clock.share(jobsLeft);
    if (clock.left(clock.end(share)).isZero()) {
      return failed(
          job.location(),
          Exit.CUT_SHORT,
          "No time for a single trial: %d s left, of which %d s are for the end"
              .formatted(share.toSeconds(), NightClock.closing(share).toSeconds()));
    }
    try {
      StudyLock.requireFree(results, job.job().study().name(), "night", err());
      SweepSetting setting = launching.setting(UserFiles.ofThisJvm().launch(), err(), runners);
      PreparedSweep prepared = launching.prepare(job, results, err());
      SweepReport report = run(new NightJob(prepared, setting, clock, err()), prepared, share);
      report.advice().forEach(err()::println);
      hook.run(prepared.folder(), prepared.study().name(), report.exit(), err());
      return NightResult.of(job.location(), report);
    } catch (NoTimeException e) {
      return failed(job.location(), Exit.CUT_SHORT, String.valueOf(e.getMessage()));
    } catch (BadInputException e) {
      return refused(job.location(), e);
    } catch (StudyBusyException | BackendException | UnwritableException e) {
      return failed(job.location(), Exit.CUT_SHORT, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      interrupted = true;
      return interrupted(job.location());
    } catch (IOException | RuntimeException e) {
      return broken(job.location(), e);
    }
  }

  private SweepReport run(NightJob job, PreparedSweep sweep, Duration share)
      throws BackendException,
          BadInputException,
          IOException,
          InterruptedException,
          NoTimeException,
          StudyBusyException {
    StudyLock lock = sweep.take("night", err());
    try {
      return job.run(share);
    } catch (NoTimeException e) {
      sweep.forget();
      throw e;
    } finally {
      lock.close();
    }
  }

  private NightResult interrupted(String job) {
    return failed(job, Exit.CUT_SHORT, "Interrupted before it began");
  }

  private NightResult refused(String job, BadInputException problem) {
    problem.problems().forEach(err()::println);
    return NightResult.failed(job, Exit.BAD_INPUT, problem.problems());
  }

  private NightResult broken(String job, Exception problem) {
    LoggerFactory.getLogger(NightCommand.class).error("Job {} failed", job, problem);
    return failed(
        job,
        Exit.NO_RESULT,
        problem instanceof IOException || problem instanceof UncheckedIOException
            ? ResultsFolder.reason(problem)
            : "Internal error: " + problem);
  }

  private NightResult failed(String job, Exit exit, String problem) {
    err().println(job + ": " + problem);
    return NightResult.failed(job, exit, List.of(problem));
  }

  private int print(List<NightResult> results, Instant end) {
    Exit worst = NightResult.worst(results);
    PrintWriter out = spec.commandLine().getOut();
    if (launching.isJson()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("until", end.toString());
      object.put("exit_code", worst.code());
      object.put("jobs", results.stream().map(NightResult::object).toList());
      out.println(Json.text(object));
    } else {
      for (NightResult result : results) {
        result.lines().forEach(out::println);
        out.println();
      }
    }
    out.flush();
    return worst.code();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
