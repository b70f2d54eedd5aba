package io.nightjar.sweep;

import io.nightjar.format.TextTable;
import io.nightjar.results.BadInputException;
import io.nightjar.run.BackendException;
import io.nightjar.study.Budget;
import io.nightjar.study.NightPlan;
import io.nightjar.study.StudySpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One job of a night: plans it by the time that it has, and runs it. */
public final class NightJob {
  private final PreparedSweep prepared;
  private final SweepSetting setting;
  private final NightClock clock;
  private final PrintWriter err;

  public NightJob(PreparedSweep prepared, SweepSetting setting, NightClock clock, PrintWriter err) {
    this.prepared = prepared;
    this.setting = setting;
    this.clock = clock;
    this.err = err;
  }

  /**
   * Runs it within a time.
   *
   * @param share its part of the night
   * @throws NoTimeException if there is no time for a single trial
   * @throws BackendException if the cluster took the time for one
   * @throws InterruptedException if it was interrupted before the first
   */
  public SweepReport run(Duration share)
      throws BadInputException,
          BackendException,
          IOException,
          InterruptedException,
          NoTimeException {
    Duration time = limited(prepared.study().budget(), share);
    Instant end = clock.end(time);
    Optional<MeasuredTimes> measured =
        MeasuredTimes.before(prepared.start().job(), prepared.folder().results(), setting.slots());
    if (measured.isEmpty() && !prepared.goesOn()) {
      measured = probed(time, end);
    }
    NightTime limit = new NightTime(end, measured.map(MeasuredTimes::times));
    PreparedSweep planned =
        measured.isPresent() && !prepared.goesOn()
            ? planned(measured.get(), clock.left(end), time)
            : prepared;
    return planned.run(setting, Optional.of(limit), err);
  }

  private Optional<MeasuredTimes> probed(Duration time, Instant end)
      throws BadInputException, BackendException, InterruptedException, NoTimeException {
    ProbeRun probe = new ProbeRun(prepared, setting, time);
    Optional<MeasuredTimes> measured = probe.measured();
    if (probe.isInterrupted()) {
      throw new InterruptedException();
    }
    if (measured.isEmpty() && clock.left(end).isZero()) {
      if (probe.trouble().isPresent()) {
        throw new BackendException(probe.trouble().get());
      }
      throw noTime(time, Duration.ZERO, "its epochs are too long for a probe");
    }
    return measured;
  }

  /** The job's own limit counts, too. */
  private static Duration limited(Budget budget, Duration share) {
    return budget.time().filter(limit -> limit.compareTo(share) < 0).orElse(share);
  }

  private PreparedSweep planned(MeasuredTimes measured, Duration left, Duration time)
      throws NoTimeException {
    StudySpec study = prepared.study();
    Optional<NightPlan> plan = NightPlan.of(study, measured.times(), measured.slots(), left);
    if (plan.isEmpty()) {
      Duration least = NightPlan.least(study, measured.times(), measured.slots());
      throw noTime(
          time,
          left,
          "one needs about %s, as an epoch takes about %s s (%s)"
              .formatted(
                  words(least), TextTable.number(measured.times().mean()), measured.source()));
    }
    err.println(text(plan.get(), measured, left));
    return plan.get().isCut() ? prepared.cutTo(plan.get().study()) : prepared;
  }

  private static NoTimeException noTime(Duration time, Duration left, String need) {
    return new NoTimeException(
        "No time for a single trial: %s left without the %d s that are for the end, and %s"
            .formatted(words(left), NightClock.closing(time).toSeconds(), need));
  }

  private String text(NightPlan plan, MeasuredTimes measured, Duration time) {
    Budget budget = plan.study().budget();
    return "Plan for %s: %d%s trials of %d to %d epochs%s; an epoch takes about %s s (%s)"
        .formatted(
            words(time),
            budget.trials(),
            plan.isCut() ? " of " + budget.cutFrom().orElseThrow() : "",
            budget.minEpochs(),
            budget.maxEpochs(),
            repeats(plan.study()),
            TextTable.number(measured.times().mean()),
            measured.source());
  }

  private static String repeats(StudySpec study) {
    return study
        .honest()
        .map(honest -> ", then %d x %d repeats".formatted(honest.best(), honest.repeats()))
        .orElse(", no repeats");
  }

  private static String words(Duration time) {
    return time.toHours() > 0
        ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
        : time.toMinutes() > 0
            ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
            : time.toSeconds() + " s";
  }
}
