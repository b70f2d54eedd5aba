package io.nightjar.cli;

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
final class NightJob {
  private final PreparedSweep prepared;
  private final SweepSetting setting;
  private final NightClock clock;
  private final PrintWriter err;

  NightJob(PreparedSweep prepared, SweepSetting setting, NightClock clock, PrintWriter err) {
    this.prepared = prepared;
    this.setting = setting;
    this.clock = clock;
    this.err = err;
  }

  /**
   * Runs it within a time.
   *
   * @param share its part of the night
   * @return empty where there was no time for a single trial
   * @throws BackendException if the cluster took the time for one
   * @throws InterruptedException if it was interrupted before the first
   */
  Optional<SweepReport> run(Duration share)
      throws BadInputException, BackendException, IOException, InterruptedException {
    Duration time = limited(prepared.study().budget(), share);
    Instant end = clock.end(time);
    ResultsFolder results = prepared.folder().results();
    Optional<MeasuredTimes> measured =
        MeasuredTimes.before(prepared.start().job(), results, setting.slots());
    if (measured.isEmpty() && !prepared.goesOn()) {
      ProbeRun probe = new ProbeRun(prepared, setting, time);
      measured = probe.measured();
      if (probe.isInterrupted()) {
        throw new InterruptedException();
      }
      if (measured.isEmpty() && clock.left(end).isZero()) {
        return nothing(probe);
      }
    }
    NightTime limit = new NightTime(end, measured.map(MeasuredTimes::times));
    Optional<PreparedSweep> planned =
        measured.isPresent() && !prepared.goesOn()
            ? planned(measured.get(), clock.left(end))
            : Optional.of(prepared);
    return planned.isPresent()
        ? Optional.of(planned.get().run(setting, Optional.of(limit), err))
        : Optional.empty();
  }

  private static Optional<SweepReport> nothing(ProbeRun probe) throws BackendException {
    if (probe.trouble().isPresent()) {
      throw new BackendException(probe.trouble().get());
    }
    return Optional.empty();
  }

  /** The job's own limit counts, too. */
  private static Duration limited(Budget budget, Duration share) {
    return budget.time().filter(limit -> limit.compareTo(share) < 0).orElse(share);
  }

  private Optional<PreparedSweep> planned(MeasuredTimes measured, Duration time) {
    StudySpec study = prepared.study();
    Optional<NightPlan> plan = NightPlan.of(study, measured.times(), measured.slots(), time);
    err.println(
        plan.map(made -> text(made, measured, time))
            .orElseGet(
                () ->
                    "No time for a single trial: an epoch takes about %s s (%s)"
                        .formatted(TextTable.number(measured.times().mean()), measured.source())));
    return plan.map(made -> made.isCut() ? prepared.cutTo(made.study()) : prepared);
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
        : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
