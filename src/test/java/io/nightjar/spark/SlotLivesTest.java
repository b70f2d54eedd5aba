package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slots that are unfit, that end, and that are started again. */
final class SlotLivesTest {
  private final DeskPlay play = new DeskPlay(SlotPolicy.GIVE_BACK, 2);

  private SlotAnswer unfit(String slot) {
    return play.desk.answer(new SlotCall.Unfit(play.id(slot), "no usable GPU"));
  }

  private void prepare(String slot) {
    assertThat(play.desk.answer(new SlotCall.Preparing(play.id(slot))))
        .isEqualTo(new SlotAnswer.GoOn());
  }

  private void pass(Duration time) {
    play.now = play.now.plus(time);
    play.desk.check();
  }

  private String trouble() {
    return play.desk.trouble().map(SlotDesk.Trouble::reason).orElse("none");
  }

  @Test
  void goesOnWithoutASlotThatIsUnfitAndWarns() {
    play.submit(1);
    assertThat(unfit("a/0")).isEqualTo(new SlotAnswer.Wait(1000));
    assertThat(unfit("a/0")).isEqualTo(new SlotAnswer.Wait(1000));
    assertThat(play.next("b/1")).isEqualTo("1");
    pass(Duration.ofSeconds(31));
    assertThat(trouble()).isEqualTo("none");
    assertThat(play.desk.warnings())
        .containsExactly("Cannot run trials on executor a of host night: no usable GPU");
    assertThat(play.desk.slotsToStart()).as("it keeps its core from others").isZero();
  }

  @Test
  void forgetsThatASlotWasUnfitWhereItComesToAnotherExecutor() {
    unfit("a/0");
    prepare("b/0");
    unfit("c/1");
    assertThat(trouble()).isEqualTo("none");
    assertThat(play.next("b/0")).isEqualTo("Wait");
    pass(Duration.ofSeconds(31));
    assertThat(trouble()).isEqualTo("none");
  }

  @Test
  void breaksDownAtOnceWhereAllSlotsAreUnfit() {
    unfit("a/0");
    assertThat(trouble()).isEqualTo("none");
    unfit("b/1");
    assertThat(trouble()).isEqualTo("Cannot run trials on executor a of host night: no usable GPU");
  }

  @Test
  void breaksDownSoonWhereNoFitSlotComes() {
    unfit("a/0");
    pass(DeskRules.UNFIT_GRACE);
    unfit("a/0");
    assertThat(trouble()).isEqualTo("none");
    pass(Duration.ofMillis(1));
    assertThat(trouble()).contains("no usable GPU");
  }

  @Test
  void waitsForASlotThatIsBeingMadeReady() {
    unfit("a/0");
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofSeconds(20));
      prepare("b/1");
    }
    assertThat(trouble()).isEqualTo("none");
    assertThat(play.next("b/1")).isEqualTo("Wait");
    pass(Duration.ofSeconds(60));
    assertThat(trouble()).isEqualTo("none");
  }

  @Test
  void isNotSilentWhileSlotsAreMadeReady() {
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofMinutes(4));
      prepare("b/1");
    }
    assertThat(trouble()).isEqualTo("none");
  }

  @Test
  void stopsASlotThatIsIdleForLongAndStartsItAgainForABacklog() {
    assertThat(play.next("a/0")).isEqualTo("Wait");
    assertThat(play.next("a/1")).isEqualTo("Wait");
    play.now = play.now.plus(DeskRules.IDLE);
    assertThat(play.next("a/0")).isEqualTo("Wait");
    play.now = play.now.plusMillis(1);
    assertThat(play.next("a/0")).isEqualTo("Stop");
    play.submit(1, 2);
    assertThat(play.next("a/1")).isEqualTo("1");
    assertThat(play.desk.slotsToStart()).isZero();
    play.now = play.now.plus(DeskRules.BACKLOG);
    assertThat(play.desk.slotsToStart()).isEqualTo(1);
    play.desk.beginJob(1);
    assertThat(play.desk.slotsToStart()).isZero();
  }

  @Test
  void isNotSilentWhereNoSlotIsWanted() {
    play.next("a/0");
    play.next("a/1");
    play.now = play.now.plusSeconds(61);
    play.next("a/0");
    play.next("a/1");
    pass(Duration.ofHours(1));
    assertThat(trouble()).isEqualTo("none");
    play.submit(1);
    assertThat(play.desk.slotsToStart()).as("none is left, so at once").isEqualTo(1);
  }

  @Test
  void keepsIdleSlotsOfAClusterThatDoesNotShrink() {
    DeskPlay fixed = new DeskPlay(SlotPolicy.KEEP, 1);
    fixed.next("a/0");
    fixed.now = fixed.now.plusSeconds(3600);
    assertThat(fixed.next("a/0")).isEqualTo("Wait");
  }

  @Test
  void startsFurtherSlotsWhereTheClusterGrows() {
    play.submit(1, 2, 3);
    play.next("a/0");
    play.next("a/1");
    play.desk.roomFor(5);
    play.desk.roomFor(3);
    play.now = play.now.plus(DeskRules.BACKLOG);
    assertThat(play.desk.wanted()).isEqualTo(5);
    assertThat(play.desk.slotsToStart()).as("one for the task that waits").isEqualTo(1);
    assertThat(play.desk.beginJob(1).slots()).containsExactly(2);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4, 9, 5000, 0",
    "4, 2, 9, 5000, 2",
    "4, 2, 1, 5000, 1",
    "4, 2, 9, 999, 0",
    "4, 0, 9, 0, 4",
    "4, 0, 0, 0, 0",
    "2, 4, 9, 5000, 0",
  })
  void decidesHowManySlotsToStart(
      int wanted, int open, int pending, long backlogMillis, int expected) {
    Duration backlog = Duration.ofMillis(backlogMillis);
    assertThat(new Staffing(wanted, open, pending, backlog).toStart()).isEqualTo(expected);
  }

  @Test
  void numbersSlotsFromZeroAndAgainAfterAJobHasEnded() {
    SlotJobs jobs = new SlotJobs();
    SlotJobs.Start first = jobs.begin(2);
    SlotJobs.Start second = jobs.begin(2);
    assertThat(first).isEqualTo(new SlotJobs.Start(1, List.of(0, 1)));
    assertThat(second).isEqualTo(new SlotJobs.Start(2, List.of(2, 3)));
    assertThat(jobs.open()).isEqualTo(4);
    jobs.slotEnded(new SlotId("app/1", 1, 0, 1, "a", "night", "cpu"));
    assertThat(jobs.open()).isEqualTo(3);
    assertThat(jobs.end(1)).isEqualTo(1);
    assertThat(jobs.isRunning(1)).isFalse();
    assertThat(jobs.begin(1).slots()).containsExactly(0);
  }

  @Test
  void countsASlotAgainThatComesBackAfterItHadEnded() {
    SlotJobs jobs = new SlotJobs();
    jobs.begin(1);
    SlotId slot = new SlotId("app/1", 1, 0, 1, "a", "night", "cpu");
    jobs.slotEnded(slot);
    assertThat(jobs.open()).isZero();
    jobs.slotCame(slot);
    assertThat(jobs.open()).isEqualTo(1);
  }
}
