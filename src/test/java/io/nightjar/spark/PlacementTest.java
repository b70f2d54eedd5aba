package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which slot a promoted trial goes to. */
final class PlacementTest {
  private final DeskPlay play = new DeskPlay(SlotPolicy.KEEP, 4);

  /** Trial 1 is finished in executor a, which now waits for work. */
  private void finishInA() {
    play.submit(1);
    play.next("a/0");
    play.finish("a/0");
  }

  @Test
  void leavesATaskToTheFreeSlotThatHasItsModel() {
    finishInA();
    play.next("b/1");
    play.submit(1);
    assertThat(play.next("b/1")).isEqualTo("Wait");
    assertThat(play.next("a/0")).isEqualTo("1");
  }

  @Test
  void leavesItForAShortTimeOnly() {
    finishInA();
    play.submit(1);
    play.now = play.now.plusMillis(199);
    assertThat(play.next("b/1")).isEqualTo("Wait");
    play.now = play.now.plusMillis(1);
    assertThat(play.next("b/1")).isEqualTo("1");
    assertThat(play.next("a/0")).isEqualTo("Wait");
  }

  @Test
  void doesNotWaitForASlotThatIsBusy() {
    play.submit(1, 2);
    play.next("a/0");
    play.finish("a/0");
    play.submit(1);
    assertThat(play.next("b/1")).isEqualTo("1");
  }

  @Test
  void doesNotWaitForASlotThatIsSilent() {
    finishInA();
    play.now = play.now.plusMillis(1001);
    play.submit(1);
    assertThat(play.next("b/1")).isEqualTo("1");
  }

  @Test
  void doesNotWaitOnceTheSlotHasTakenOtherWork() {
    play.submit(1, 2);
    play.next("a/0");
    play.next("b/1");
    play.finish("b/1");
    play.finish("a/0");
    play.submit(1, 2);
    assertThat(play.next("b/2")).as("another slot of that executor has the model").isEqualTo("2");
    play.submit(2);
    play.finish("b/2");
    assertThat(play.next("c/3")).as("1 is still left for a").isEqualTo("Wait");
    assertThat(play.next("a/0")).isEqualTo("1");
  }

  @Test
  void takesFirstWhatIsInMemory() {
    play.submit(1);
    play.next("a/0");
    play.submit(2, 3);
    play.finish("a/0");
    play.submit(1);
    assertThat(play.finish("a/0")).isEqualTo("1");
    assertThat(play.finish("a/0")).isEqualTo("3");
  }

  @Test
  void forgetsWhatALostExecutorHad() {
    finishInA();
    play.desk.executorLost("a");
    play.submit(1);
    assertThat(play.next("b/1")).isEqualTo("1");
  }

  @Test
  void forgetsTheOldestOfManyModels() {
    Homes homes = new Homes();
    Home home = new Home("a", "cpu");
    for (long trial = 0; trial < 65; trial++) {
      homes.moved(trial, home);
    }
    assertThat(homes.of(0)).isNull();
    assertThat(homes.of(1)).isEqualTo(home);
    homes.moved(1, new Home("b", "cpu"));
    homes.forget("a");
    assertThat(homes.of(1)).isEqualTo(new Home("b", "cpu"));
    assertThat(homes.of(2)).isNull();
  }

  @Test
  void keepsTheOrderOfTasksWhateverIsHeld() {
    TaskQueue queue = new TaskQueue(Duration.ofMillis(200));
    Instant now = Tasks.NOON;
    Home home = new Home("a", "cpu");
    Home other = new Home("b", "cpu");
    queue.addHeld(PendingTask.first(Tasks.task(1)), home, now);
    queue.addLast(PendingTask.first(Tasks.task(2)), null);
    queue.addHeld(PendingTask.first(Tasks.task(3)), home, now);
    queue.addFirst(PendingTask.first(Tasks.task(4)));
    assertThat(queue.size()).isEqualTo(4);
    assertThat(queue.poll(other, now)).isEqualTo(PendingTask.first(Tasks.task(4)));
    assertThat(queue.poll(other, now)).isEqualTo(PendingTask.first(Tasks.task(2)));
    assertThat(queue.poll(other, now)).isNull();
    assertThat(queue.poll(home, now)).isEqualTo(PendingTask.first(Tasks.task(1)));
    queue.release(home);
    assertThat(queue.poll(other, now)).isEqualTo(PendingTask.first(Tasks.task(3)));
    assertThat(queue.poll(home, now)).isNull();
    assertThat(queue.size()).isZero();
  }
}
