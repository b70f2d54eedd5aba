package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.EpochTimes;
import io.nightjar.run.Gate;
import io.nightjar.run.JournaledBackend;
import io.nightjar.run.SimulatedBackend;
import io.nightjar.run.SimulatedTrials;
import io.nightjar.run.TimedGate;
import io.nightjar.search.EarlierSweeps;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import io.nightjar.study.Budget;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.StudyListener;
import io.nightjar.study.StudySpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sweeps that must end in time, on a virtual clock. */
final class NightLoopTest {
  private static final int SLOTS = 4;

  private static StudySpec study() {
    return new StudySpec(
        "night",
        SearchSpace.of(Parameter.of("rate", new FloatRange(1e-4, 1, Scale.LOG))),
        ModelSpec.of("mlp"),
        Optional.empty(),
        Goals.of(new Objective("score", Direction.MAXIMIZE)),
        new SearcherSpec(SearcherSpec.Kind.SOBOL, SearcherSpec.DEFAULT_POINTS),
        new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, 3),
        new Budget(500, 1, 27, Duration.ofHours(1), Optional.empty()),
        1,
        Optional.empty(),
        Optional.of(new HonestSpec(3, 4)),
        List.of());
  }

  private static SimulatedTrials trials(double seconds) {
    return SimulatedTrials.of("score", task -> task.trial().configuration().number("rate"))
        .withSpeeds(trial -> seconds);
  }

  private final KeptEvents journal = new KeptEvents();

  /** Runs, or goes on with, a sweep of trials that are slower than was known. */
  private Ending run(double seconds, Duration end) {
    SimulatedBackend backend = new SimulatedBackend(SLOTS, trials(seconds));
    Stopper stopper = new Stopper();
    TimedGate gate =
        new TimedGate(
            () -> Instant.EPOCH.plus(backend.time()),
            NightTime.curfew(study(), Instant.EPOCH.plus(end)),
            () -> SLOTS,
            Optional.of(new EpochTimes(0, List.of(1.0, 1.0))));
    backend.alarm(
        () -> Duration.between(Instant.EPOCH, gate.latest()),
        () -> stopper.endPhase(stopper.phase()));
    Ending ending =
        new SweepLoop(study(), EarlierSweeps.none(), stopper)
            .run(new JournaledBackend(new OneByOne(backend), journal, gate), StudyListener.NONE);
    assertThat(backend.time()).isLessThanOrEqualTo(end);
    return ending;
  }

  private List<TrialResult> results(Purpose purpose) {
    return journal.told().stream().filter(it -> it.task().purpose() == purpose).toList();
  }

  @Test
  void whatHasTimeIsDone() {
    assertThat(run(1, Duration.ofHours(2))).isEqualTo(Ending.DONE);
    assertThat(journal.leftOut()).isEmpty();
    assertThat(results(Purpose.REPEAT)).hasSize(12);
  }

  @Test
  void aSweepThatIsTooSlowIsCutAndRepeatsItsBest() {
    assertThat(run(3, Duration.ofMinutes(20))).isEqualTo(Ending.CUT);
    assertThat(journal.leftOut()).isNotEmpty();
    assertThat(results(Purpose.SEARCH)).hasSizeGreaterThan(50);
    assertThat(results(Purpose.REPEAT)).hasSize(12);
  }

  @Test
  void aTaskThatTakesFarTooLongIsNotWaitedFor() {
    assertThat(run(2000, Duration.ofMinutes(20))).isEqualTo(Ending.CUT);
    assertThat(journal.told()).isEmpty();
  }

  @Test
  void aReplayOfACutSweepAsksForTheSameAndNoMore() {
    run(3, Duration.ofMinutes(20));
    int told = journal.told().size();
    int asked = journal.asked().size();
    Ending again =
        new SweepLoop(study(), EarlierSweeps.none(), new Stopper())
            .run(
                new JournaledBackend(
                    new OneByOne(new SimulatedBackend(SLOTS, trials(3))), journal, Gate.OPEN),
                StudyListener.NONE);
    assertThat(again).isEqualTo(Ending.CUT);
    assertThat(journal.asked()).hasSize(asked);
    assertThat(journal.told()).hasSizeBetween(told, asked);
  }
}
