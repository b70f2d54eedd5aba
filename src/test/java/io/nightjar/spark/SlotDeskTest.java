package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SlotDeskTest {
  private static final DeskRules RULES =
      new DeskRules(Duration.ofSeconds(30), Duration.ofMinutes(5), 3);

  private Instant now = Tasks.NOON;
  private final SlotDesk desk = new SlotDesk("app/1", RULES, SlotPolicy.KEEP, 4, () -> now);
  private int epoch;

  @BeforeEach
  void startTheJob() {
    epoch = desk.beginJob(4).epoch();
  }

  private void startTheJobAgain() {
    desk.endJob(epoch);
    startTheJob();
  }

  @Test
  void handsOutTasksInTheirOrderAndTakesResults() throws InterruptedException {
    desk.submit(Tasks.task(1));
    desk.submit(Tasks.task(2));
    SlotAnswer.Run first = run(ask(0, 10, 1));
    SlotAnswer.Run second = run(ask(1, 11, 1));
    assertThat(first.task()).isEqualTo(Tasks.task(1));
    assertThat(second.task()).isEqualTo(Tasks.task(2));
    assertThat(first.attempt()).isEqualTo(1);

    assertThat(finish(1, 11, 2, second)).isInstanceOf(SlotAnswer.Wait.class);
    assertThat(taken()).containsExactly(Tasks.completed(Tasks.task(2), 1));
    assertThat(desk.unfinished()).isEqualTo(1);
  }

  @Test
  void takesAFailedTrialAsAResultLikeAnyOther() throws InterruptedException {
    desk.submit(Tasks.task(1));
    SlotAnswer.Run run = run(ask(0, 10, 1));
    TrialResult failed = Tasks.failed(run.task(), 1);
    desk.answer(new SlotCall.Ask(slot(0, 10), 2, 0, new SlotCall.Finished(run.lease(), failed)));
    assertThat(taken()).containsExactly(failed);
  }

  @Test
  void givesTheNextTaskWithTheAnswerToAResult() {
    desk.submit(Tasks.task(1));
    desk.submit(Tasks.task(2));
    SlotAnswer.Run first = run(ask(0, 10, 1));
    assertThat(run(finish(0, 10, 2, first)).task()).isEqualTo(Tasks.task(2));
  }

  @Test
  void backsOffFromOneToAHundredMilliseconds() {
    List<Integer> waits = new ArrayList<>();
    for (int sequence = 1; sequence <= 9; sequence++) {
      waits.add(((SlotAnswer.Wait) ask(0, 10, sequence)).millis());
    }
    assertThat(waits).containsExactly(1, 2, 4, 8, 16, 32, 64, 100, 100);
    desk.submit(Tasks.task(1));
    SlotAnswer.Run run = run(ask(0, 10, 10));
    assertThat(finish(0, 10, 11, run)).isEqualTo(new SlotAnswer.Wait(1));
  }

  @Test
  void answersARepeatedCallWithTheSameTask() throws InterruptedException {
    desk.submit(Tasks.task(1));
    desk.submit(Tasks.task(2));
    SlotAnswer.Run first = run(ask(0, 10, 1));
    assertThat(ask(0, 10, 1)).isEqualTo(first);

    SlotAnswer.Run second = run(finish(0, 10, 2, first));
    assertThat(finish(0, 10, 2, first)).isEqualTo(second);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void voidsTheLeaseOfASlotThatComesBackUnderAnotherHolder() throws InterruptedException {
    desk.submit(Tasks.task(1));
    SlotAnswer.Run lost = run(ask(0, 10, 1));
    now = now.plusSeconds(5);
    SlotAnswer.Run again = run(ask(0, 12, 1));
    assertThat(again.task()).isEqualTo(lost.task());
    assertThat(again.attempt()).isEqualTo(2);

    finish(0, 12, 2, again);
    TrialResult result = taken().get(0);
    assertThat(result.isCompleted()).isTrue();
    assertThat(result.attempts()).extracting(Attempt::number).containsExactly(1, 2);
    Attempt first = result.attempts().get(0);
    assertThat(first.failed().map(Outcome.Failed::kind)).contains(FailureKind.CRASHED);
    assertThat(first.origin().executor()).isEqualTo("exec-10");
    assertThat(Duration.between(first.startedAt(), first.endedAt())).hasSeconds(5);
  }

  @Test
  void stopsAnOlderHolderAndDropsItsLateResult() throws InterruptedException {
    desk.submit(Tasks.task(1));
    SlotAnswer.Run lost = run(ask(0, 10, 1));
    SlotAnswer.Run again = run(ask(0, 12, 1));
    assertThat(finish(0, 10, 2, lost)).isEqualTo(new SlotAnswer.Stop());
    assertThat(taken()).isEmpty();
    finish(0, 12, 2, again);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void givesTheTaskOfASilentSlotToAnother() throws InterruptedException {
    desk.submit(Tasks.task(1));
    SlotAnswer.Run silent = run(ask(0, 10, 1));
    now = now.plusSeconds(31);
    desk.check();
    SlotAnswer.Run again = run(ask(1, 11, 1));
    assertThat(again.task()).isEqualTo(silent.task());

    assertThat(beat(0, 10, silent)).isEqualTo(new SlotAnswer.Cancel());
    assertThat(finish(0, 10, 2, silent)).isInstanceOf(SlotAnswer.Wait.class);
    assertThat(taken()).isEmpty();
    finish(1, 11, 2, again);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void keepsTheLeaseOfASlotWhoseHeartBeats() {
    desk.submit(Tasks.task(1));
    SlotAnswer.Run run = run(ask(0, 10, 1));
    for (int i = 0; i < 10; i++) {
      now = now.plusSeconds(20);
      assertThat(beat(0, 10, run)).isEqualTo(new SlotAnswer.GoOn());
      desk.check();
    }
    assertThat(ask(1, 11, 1)).isInstanceOf(SlotAnswer.Wait.class);
  }

  @Test
  void countsATrialAsCrashedAfterItsLastAttempt() throws InterruptedException {
    desk.submit(Tasks.task(1));
    for (long holder = 10; holder < 13; holder++) {
      SlotAnswer.Run run = run(ask(0, holder, 1));
      beat(0, holder, run);
    }
    assertThat(ask(0, 13, 1)).isInstanceOf(SlotAnswer.Wait.class);
    TrialResult result = taken().get(0);
    assertThat(result.outcome())
        .isEqualTo(
            new Outcome.Failed(FailureKind.CRASHED, "The executor was lost in each of 3 attempts"));
    assertThat(result.attempts()).extracting(Attempt::number).containsExactly(1, 2, 3);
    assertThat(result.curve()).containsExactly(Tasks.point(1, 0.1));
    assertThat(desk.unfinished()).isZero();
  }

  @Test
  void stopsTheZombiesOfAnOlderJobAndGivesTheirTasksAway() throws InterruptedException {
    desk.submit(Tasks.task(1));
    SlotAnswer.Run lost = run(ask(0, 10, 1));
    int older = epoch;
    startTheJobAgain();
    SlotAnswer.Run again = run(ask(0, 20, 1));
    assertThat(again.attempt()).isEqualTo(2);

    SlotId zombie = new SlotId("app/1", older, 0, 10, "exec-10", "night", "cpu");
    SlotCall.Finished late = new SlotCall.Finished(lost.lease(), Tasks.completed(lost.task(), 1));
    assertThat(desk.answer(new SlotCall.Ask(zombie, 2, 0, late))).isEqualTo(new SlotAnswer.Stop());
    assertThat(taken()).isEmpty();
  }

  @Test
  void doesNotBlameATrialForTheEndOfTheJob() {
    desk.submit(Tasks.task(1));
    for (int i = 0; i < 10; i++) {
      assertThat(run(ask(0, 10 + i, 1)).attempt()).isEqualTo(i + 1);
      startTheJobAgain();
    }
  }

  @Test
  void breaksDownWhereNoSlotEverAsks() {
    now = now.plusSeconds(299);
    desk.check();
    assertThat(desk.trouble()).isEmpty();
    now = now.plusSeconds(2);
    desk.check();
    assertThat(desk.trouble().map(SlotDesk.Trouble::reason))
        .contains(
            "Cannot run trials: no executor came within 300 s; does the cluster offer the cores,"
                + " memory and GPUs that one asks for?");
  }

  @Test
  void breaksDownWhereAllSlotsAreSilent() {
    assertThat(ask(0, 10, 1)).isInstanceOf(SlotAnswer.Wait.class);
    now = now.plusSeconds(301);
    desk.check();
    assertThat(desk.trouble().map(SlotDesk.Trouble::reason))
        .contains(
            "Cannot run trials: no slot asked for work within 300 s; see the logs of the"
                + " executors");
  }

  @Test
  void breaksDownWhereNoSlotCanGoOnAndKeepsTheFirstReason() {
    assertThat(desk.answer(new SlotCall.Broken(slot(0, 10), "no folder")))
        .isEqualTo(new SlotAnswer.Stop());
    desk.breakDown("later", null);
    assertThat(desk.trouble().map(SlotDesk.Trouble::reason)).contains("no folder");
  }

  @Test
  void stopsEverySlotOnceStopped() throws InterruptedException {
    desk.submit(Tasks.task(1));
    SlotAnswer.Run run = run(ask(0, 10, 1));
    desk.stop();
    assertThat(ask(1, 11, 1)).isEqualTo(new SlotAnswer.Stop());
    assertThat(beat(0, 10, run)).isEqualTo(new SlotAnswer.Stop());
    assertThat(finish(0, 10, 2, run)).isEqualTo(new SlotAnswer.Stop());
    assertThat(taken()).isEmpty();
  }

  private SlotAnswer ask(int slot, long holder, long sequence) {
    return desk.answer(question(slot(slot, holder), sequence, null));
  }

  // NullAway cannot read the annotation of a record's constructor from a class file.
  @SuppressWarnings("NullAway")
  private static SlotCall question(
      SlotId slot, long sequence, SlotCall.@Nullable Finished finished) {
    return new SlotCall.Ask(slot, sequence, 0, finished);
  }

  private SlotAnswer finish(int slot, long holder, long sequence, SlotAnswer.Run run) {
    TrialResult result = Tasks.completed(run.task(), run.attempt());
    return desk.answer(
        question(slot(slot, holder), sequence, new SlotCall.Finished(run.lease(), result)));
  }

  private SlotAnswer beat(int slot, long holder, SlotAnswer.Run run) {
    return desk.answer(
        new SlotCall.Beat(slot(slot, holder), run.lease(), List.of(Tasks.point(1, 0.1))));
  }

  private SlotId slot(int slot, long holder) {
    return new SlotId("app/1", epoch, slot, holder, "exec-" + holder, "night", "cpu");
  }

  private static SlotAnswer.Run run(SlotAnswer answer) {
    assertThat(answer).isInstanceOf(SlotAnswer.Run.class);
    return (SlotAnswer.Run) answer;
  }

  private List<TrialResult> taken() throws InterruptedException {
    List<TrialResult> taken = new ArrayList<>();
    Optional<TrialResult> result = desk.poll(Duration.ZERO);
    while (result.isPresent()) {
      taken.add(result.get());
      result = desk.poll(Duration.ZERO);
    }
    return taken;
  }
}
