package io.nightjar.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.results.Ending;
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
import io.nightjar.trial.TrialTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  private KeptEvents journal = new KeptEvents();

  /** Runs a sweep of trials that are slower than was known. */
  private Ending run(double seconds, Duration end) {
    return run(study(), trials(seconds), end);
  }

  private Ending run(StudySpec study, SimulatedTrials trials, Duration end) {
    SimulatedBackend backend = new SimulatedBackend(SLOTS, trials);
    Stopper stopper = new Stopper();
    TimedGate gate =
        new TimedGate(
            () -> Instant.EPOCH.plus(backend.time()),
            NightTime.curfew(study, Instant.EPOCH.plus(end)),
            () -> SLOTS,
            Optional.of(new EpochTimes(0, List.of(1.0, 1.0))));
    backend.alarm(
        () -> Duration.between(Instant.EPOCH, gate.latest()),
        () -> stopper.endPhase(stopper.phase()));
    Ending ending =
        new SweepLoop(study, EarlierSweeps.none(), stopper)
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

  /** One that had to be cut to so few trials that there is time left. */
  private static StudySpec cutStudy() {
    return study().cutTo(60, Optional.of(new HonestSpec(3, 4)));
  }

  @Test
  void timeThatIsLeftOfACutStudyIsForFurtherRoundsOfAll() {
    assertThat(run(cutStudy(), trials(1), Duration.ofMinutes(5))).isEqualTo(Ending.DONE);
    Map<Long, Long> rounds = repeatsByTrial();
    assertThat(rounds).hasSize(3);
    assertThat(Set.copyOf(rounds.values())).as("as many of each").hasSize(1);
    assertThat(rounds.values()).allMatch(each -> each > 4 && each < 16);
  }

  @Test
  void thereAreFourTimesTheRoundsAtMost() {
    run(cutStudy(), trials(1), Duration.ofHours(5));
    assertThat(repeatsByTrial().values()).containsOnly(16L);
  }

  private Map<Long, Long> repeatsByTrial() {
    return results(Purpose.REPEAT).stream()
        .collect(
            Collectors.groupingBy(result -> result.task().trial().id(), Collectors.counting()));
  }

  @Test
  void oneThatIsTooSlowToBeRepeatedLeavesTheTimeToTheOthers() {
    long best = bestOf(cutStudy());
    run(
        study(),
        trials(1).withSpeeds(trial -> trial.id() == best ? 30 : 1),
        Duration.ofMinutes(20));
    assertThat(repeatsByTrial()).doesNotContainKey(best);
    assertThat(repeatsByTrial().values()).containsExactly(4L, 4L);
    assertThat(journal.leftOut())
        .filteredOn(task -> task.purpose() == Purpose.REPEAT)
        .hasSize(4)
        .allMatch(task -> task.trial().id() == best);
  }

  private long bestOf(StudySpec study) {
    KeptEvents all = new KeptEvents();
    new SweepLoop(study, EarlierSweeps.none(), new Stopper())
        .run(
            new JournaledBackend(new OneByOne(new SimulatedBackend(SLOTS, trials(1))), all),
            StudyListener.NONE);
    return all.told().stream()
        .filter(result -> result.task().purpose() == Purpose.REPEAT)
        .max(Comparator.comparingDouble(result -> result.value("score").orElseThrow()))
        .orElseThrow()
        .task()
        .trial()
        .id();
  }

  @Test
  void aReplayFromAnywhereAsksForTheSame() {
    run(cutStudy(), trials(1), Duration.ofMinutes(5));
    List<TrialTask> asked = journal.asked();
    int events = journal.size();
    for (int length = events; length > events - 80; length -= 3) {
      KeptEvents torn = journal.first(length);
      int before = torn.asked().size();
      Ending again =
          new SweepLoop(cutStudy(), EarlierSweeps.none(), new Stopper())
              .run(
                  new JournaledBackend(
                      new OneByOne(new SimulatedBackend(SLOTS, trials(1))), torn, Gate.OPEN),
                  StudyListener.NONE);
      assertThat(again).isEqualTo(Ending.DONE);
      assertThat(torn.asked().subList(0, before)).isEqualTo(asked.subList(0, before));
      assertThat(torn.asked().size())
          .as("no further round without a time")
          .isLessThanOrEqualTo(asked.size());
      assertThat(torn.told()).hasSameSizeAs(torn.asked());
    }
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

  @Test
  void aResumeAmongTheRepeatsGoesOnWithThoseThatHaveRoom() {
    long slow = bestOf(cutStudy());
    SimulatedTrials trials = trials(1).withSpeeds(trial -> trial.id() == slow ? 30 : 1);
    run(study(), trials, Duration.ofMinutes(20));
    KeptEvents whole = journal;
    int first = whole.beforeFirst(Purpose.REPEAT);
    assertThat(first).isBetween(1, whole.size() - 10);
    for (int length = first + 1; length < whole.size(); length++) {
      journal = whole.first(length);
      run(study(), trials, Duration.ofMinutes(20));
      assertThat(repeatsByTrial()).as("torn after %d events", length).hasSize(2);
      assertThat(repeatsByTrial().values()).containsExactly(4L, 4L);
    }
  }
}
