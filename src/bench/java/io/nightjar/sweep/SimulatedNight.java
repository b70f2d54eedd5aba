package io.nightjar.sweep;

import io.nightjar.report.Repeats;
import io.nightjar.run.BackendException;
import io.nightjar.run.EpochTimes;
import io.nightjar.run.JournaledBackend;
import io.nightjar.run.SimulatedBackend;
import io.nightjar.run.SimulatedTrials;
import io.nightjar.run.TaskTime;
import io.nightjar.run.TimedGate;
import io.nightjar.search.EarlierSweeps;
import io.nightjar.study.NightPlan;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Runs a night's sweep on a virtual clock, with the planner, gate and loop of the product.
 *
 * @param until when all has to have ended, after the start
 * @param past what an earlier night measured; without it there is a probe
 */
public record SimulatedNight(
    StudySpec study, SimulatedTrials trials, int slots, Duration until, Optional<EpochTimes> past) {

  /**
   * What became of a night.
   *
   * @param planned trials
   * @param started trials
   * @param leftOut tasks that were not begun
   * @param repeats that ended and count
   * @param end of the last task that was waited for, and of the report after it
   * @param counted seconds of slots inside tasks that completed until then, without repeats that do
   *     not count
   * @param times of these tasks
   */
  public record Night(
      int planned,
      int started,
      int leftOut,
      int repeats,
      boolean isTested,
      Duration end,
      double counted,
      List<TaskTime> times) {}

  /** Runs it. */
  public Night run() throws InterruptedException, BackendException {
    try (SimulatedBackend backend = new SimulatedBackend(slots, trials)) {
      Duration end = until.minus(NightClock.closing(until));
      Optional<EpochTimes> known = past.isPresent() ? past : probed(backend, end);
      StudySpec planned =
          known
              .flatMap(times -> NightPlan.of(study, times, slots, end.minus(backend.time())))
              .map(NightPlan::study)
              .orElse(study);
      Stopper stopper = new Stopper();
      TimedGate gate =
          new TimedGate(
              () -> Instant.EPOCH.plus(backend.time()),
              NightTime.curfew(planned, Instant.EPOCH.plus(end)),
              () -> slots,
              known);
      backend.alarm(
          () -> Duration.between(Instant.EPOCH, gate.latest()),
          () -> stopper.endPhase(stopper.phase()));
      KeptEvents journal = new KeptEvents();
      new SweepLoop(planned, EarlierSweeps.none(), stopper)
          .run(new JournaledBackend(new OneByOne(backend), journal, gate), StudyListener.NONE);
      return night(planned, journal, backend.time());
    }
  }

  private Optional<EpochTimes> probed(SimulatedBackend backend, Duration time)
      throws InterruptedException, BackendException {
    List<TaskTime> times = new Probe(study, slots, time).measure(backend);
    return times.isEmpty() ? Optional.empty() : Optional.of(EpochTimes.of(times));
  }

  private static Night night(StudySpec planned, KeptEvents journal, Duration end) {
    List<TrialResult> told =
        journal.told().stream().filter(counting(journal.told(), planned.goals())).toList();
    return new Night(
        planned.plan().trials(),
        (int) journal.asked().stream().map(TrialTask::trial).distinct().count(),
        journal.leftOut().size(),
        count(told, Purpose.REPEAT),
        count(told, Purpose.TEST) > 0,
        end,
        told.stream().filter(TrialResult::isCompleted).mapToDouble(SimulatedNight::seconds).sum(),
        journal.told().stream().flatMap(result -> TaskTime.of(result).stream()).toList());
  }

  /** Whether it is no repeat, or one of a round that {@link Repeats} counts. */
  private static Predicate<TrialResult> counting(List<TrialResult> told, Goals goals) {
    List<TrialResult> repeats =
        told.stream().filter(result -> result.task().purpose() == Purpose.REPEAT).toList();
    Set<Long> ranked = Set.copyOf(Repeats.ranked(repeats, goals));
    long rounds =
        ranked.stream()
            .mapToLong(
                id -> repeats.stream().filter(each -> each.task().trial().id() == id).count())
            .min()
            .orElse(0);
    return result ->
        result.task().repeat() == 0
            || (ranked.contains(result.task().trial().id()) && result.task().repeat() <= rounds);
  }

  private static int count(List<TrialResult> told, Purpose purpose) {
    return (int) told.stream().filter(result -> result.task().purpose() == purpose).count();
  }

  private static double seconds(TrialResult result) {
    Attempt attempt = result.attempts().get(0);
    return Duration.between(attempt.startedAt(), attempt.endedAt()).toMillis() / 1e3;
  }
}
