package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of trials whose executor is lost, or whose memory is, where several share it. */
final class SuspectsTest {
  private final DeskPlay play = new DeskPlay(SlotPolicy.KEEP, 8);

  /** Two tasks run in executor a, which is lost. */
  private void loseTwo() {
    play.submit(1, 2);
    play.next("a/0");
    play.next("a/1");
    play.desk.executorLost("a");
  }

  @Test
  void retriesNeighboursEachAloneAndBlamesNeither() throws InterruptedException {
    loseTwo();
    assertThat(play.next("b/0")).isEqualTo("1");
    assertThat(play.next("b/1")).isEqualTo("Wait");
    assertThat(play.finish("b/0")).isEqualTo("2");
    assertThat(play.next("b/1")).isEqualTo("Wait");
    assertThat(play.finish("b/0")).isEqualTo("Wait");
    assertThat(play.taken())
        .allMatch(TrialResult::isCompleted)
        .allSatisfy(
            result ->
                assertThat(result.attempts()).extracting(Attempt::number).containsExactly(1, 2));
  }

  @Test
  void countsOnlyCrashesAloneAgainstATrial() throws InterruptedException {
    loseTwo();
    for (String executor : List.of("b", "c", "d")) {
      assertThat(play.next(executor + "/0")).as(executor).isEqualTo("1");
      assertThat(play.next("x/1")).as("x").isIn("2", "Wait");
      play.desk.executorLost(executor);
    }
    TrialResult crashed = play.taken().get(0);
    assertThat(crashed.task()).isEqualTo(Tasks.task(1));
    assertThat(crashed.outcome())
        .isEqualTo(
            new Outcome.Failed(FailureKind.CRASHED, "The executor was lost in each of 3 attempts"));
    assertThat(crashed.attempts()).hasSize(4);
    assertThat(play.finish("x/1")).isEqualTo("Wait");
    assertThat(play.taken()).singleElement().matches(TrialResult::isCompleted);
  }

  @Test
  void remembersANeighbourThatHasLeft() {
    play.submit(1, 2, 3);
    play.next("a/0");
    play.next("a/1");
    play.finish("a/1");
    play.desk.executorLost("a");
    assertThat(play.next("b/0")).isEqualTo("1");
    assertThat(play.next("b/1")).isEqualTo("Wait");
  }

  @Test
  void keepsABusyExecutorFreeOfNewWorkForTheSuspect() {
    play.submit(5, 6, 1, 2, 7);
    play.next("b/2");
    play.next("b/3");
    play.next("a/0");
    play.next("a/1");
    play.desk.executorLost("a");
    assertThat(play.next("c/5")).as("one suspect finds a free executor").isEqualTo("1");
    assertThat(play.finish("b/2")).as("the other waits for a neighbour").isEqualTo("Wait");
    assertThat(play.next("b/4")).isEqualTo("Wait");
    assertThat(play.finish("b/3")).isEqualTo("2");
    assertThat(play.next("b/2")).isEqualTo("Wait");
    assertThat(play.finish("c/5")).as("others go on with normal work").isEqualTo("7");
    assertThat(play.finish("b/3")).isEqualTo("Wait");
  }

  @Test
  void reservesOneExecutorPerSuspectOnly() {
    play.submit(5, 6, 7, 8, 1, 2);
    for (String slot : List.of("b/2", "b/3", "c/5", "c/6", "a/0", "a/1")) {
      play.next(slot);
    }
    play.desk.executorLost("a");
    play.submit(9);
    assertThat(play.finish("b/2")).isEqualTo("Wait");
    assertThat(play.finish("c/5")).isEqualTo("Wait");
    play.submit(10);
    assertThat(play.next("d/7")).as("a free executor takes a reserved suspect").isEqualTo("1");
    assertThat(play.next("b/2")).as("which frees the executor reserved for it").isEqualTo("9");
    assertThat(play.finish("c/6")).isEqualTo("2");
  }

  @Test
  void givesAReservationUpWhereTheExecutorIsLost() {
    play.submit(5, 6, 1, 2, 7);
    for (String slot : List.of("b/2", "b/3", "a/0", "a/1")) {
      play.next(slot);
    }
    play.desk.executorLost("a");
    assertThat(play.finish("b/2")).isEqualTo("Wait");
    play.desk.executorLost("b");
    assertThat(List.of(play.next("c/5"), play.next("d/7"), play.next("e/0"), play.next("f/1")))
        .containsExactlyInAnyOrder("1", "2", "6", "7");
  }

  @Test
  void givesAReservationUpWhereTheExecutorIsSilent() {
    play.submit(5, 6, 1, 2);
    for (String slot : List.of("b/2", "b/3", "a/0", "a/1")) {
      play.next(slot);
    }
    play.desk.executorLost("a");
    assertThat(play.finish("b/2")).isEqualTo("Wait");
    play.now = play.now.plusSeconds(31);
    play.desk.check();
    assertThat(List.of(play.next("c/5"), play.next("d/7"), play.next("e/0")))
        .containsExactlyInAnyOrder("1", "2", "6");
  }

  @Test
  void stopsWhoeverCallsFromALostExecutorAndDropsItsResult() throws InterruptedException {
    play.submit(1);
    play.next("a/0");
    play.desk.executorLost("a");
    assertThat(play.beat("a/0")).isEqualTo(new SlotAnswer.Stop());
    assertThat(play.finish("a/0")).isEqualTo("Stop");
    assertThat(play.taken()).isEmpty();
    assertThat(play.next("b/0")).isEqualTo("1");
  }

  @Test
  void retriesATrialAloneThatLackedSharedMemory() throws InterruptedException {
    play.submit(1, 2, 3);
    SlotAnswer.Run first = (SlotAnswer.Run) play.ask("a/0");
    play.next("a/1");
    TrialResult short1 = Tasks.outOfMemory(first.task(), 1);
    assertThat(DeskPlay.word(play.report("a/0", 0, short1))).isEqualTo("Wait");
    assertThat(play.taken()).isEmpty();
    assertThat(play.finish("a/1")).isEqualTo("1");

    SlotAnswer.Run alone = play.held("a/1");
    assertThat(alone.attempt()).isEqualTo(2);
    play.report("a/1", 0, Tasks.outOfMemory(alone.task(), 2));
    TrialResult result = play.taken().get(1);
    assertThat(result.attempts())
        .extracting(attempt -> attempt.failed().map(Outcome.Failed::kind))
        .containsExactly(
            Optional.of(FailureKind.OUT_OF_MEMORY), Optional.of(FailureKind.OUT_OF_MEMORY));
  }

  @Test
  void believesATrialThatLacksMemoryAlone() throws InterruptedException {
    play.submit(1);
    SlotAnswer.Run only = (SlotAnswer.Run) play.ask("a/0");
    play.report("a/0", 0, Tasks.outOfMemory(only.task(), 1));
    assertThat(play.taken()).hasSize(1);
  }

  @Test
  void haltsAnExecutorWithAHungTrialWhenItsOtherTasksAreFinished() throws InterruptedException {
    play.submit(1, 2, 3);
    SlotAnswer.Run hanging = (SlotAnswer.Run) play.ask("a/0");
    play.next("a/1");
    TrialResult timedOut = Tasks.failed(hanging.task(), 1);
    assertThat(DeskPlay.word(play.report("a/0", 1, timedOut))).isEqualTo("Wait");
    assertThat(play.next("a/0")).isEqualTo("Wait");
    assertThat(play.finish("a/1")).isEqualTo("Halt");
    assertThat(play.next("a/0")).isEqualTo("Halt");
    assertThat(play.taken()).hasSize(2);
    assertThat(play.next("b/0")).as("under a new holder").isEqualTo("3");
  }

  @Test
  void haltsAnExecutorLateWhereItsOtherTasksGoOnAndBlamesNone() throws InterruptedException {
    play.submit(1, 2);
    SlotAnswer.Run hanging = (SlotAnswer.Run) play.ask("a/0");
    play.next("a/1");
    play.report("a/0", 1, Tasks.failed(hanging.task(), 1));
    play.now = play.now.plus(DeskRules.DRAIN);
    assertThat(DeskPlay.word(play.ask("a/0"))).isEqualTo("Halt");
    assertThat(play.beat("a/1")).isEqualTo(new SlotAnswer.Cancel());
    play.desk.executorLost("a");

    assertThat(play.next("b/0")).isEqualTo("2");
    play.submit(4);
    assertThat(play.next("b/1")).as("beside others: it is no suspect").isEqualTo("4");
    play.finish("b/0");
    assertThat(play.taken().get(1).attempts())
        .extracting(attempt -> attempt.failed().map(Outcome.Failed::reason))
        .containsExactly(
            Optional.of("The executor was ended: a trial hung in it"), Optional.empty());
  }

  @Test
  void bearsAFewHungTrialsInItsOwnProcess() {
    play.submit(1, 2);
    SlotAnswer.Run run = (SlotAnswer.Run) play.ask("driver/0");
    assertThat(DeskPlay.word(play.report("driver/0", 4, Tasks.failed(run.task(), 1))))
        .isEqualTo("2");
    assertThat(play.desk.trouble()).isEmpty();
    play.report("driver/0", 5, Tasks.failed(play.held("driver/0").task(), 1));
    assertThat(play.desk.trouble().map(SlotDesk.Trouble::reason))
        .contains("Cannot go on: 5 trials hang on night and cannot be stopped");
  }
}
