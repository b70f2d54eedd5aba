package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.trial.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two executors of two slots are lost, hang, fall silent, lack memory and report late, at random.
 */
final class DeskChaosTest {
  private static final int SLOTS = 4;
  private static final int TASKS = 40;

  private Instant now = Tasks.NOON;

  @Test
  void countsEveryTaskOnceWhateverHappens() throws InterruptedException {
    for (int seed = 0; seed < 100; seed++) {
      List<Long> finished = new Play(new Random(seed)).play();
      assertThat(finished).as("seed %s", seed).hasSize(TASKS).doesNotHaveDuplicates();
    }
  }

  private final class Play {
    private final Random random;
    private final SlotDesk desk =
        new SlotDesk("app/1", DeskPlay.RULES, SlotPolicy.KEEP, SLOTS, () -> now);
    private final int job = desk.beginJob(SLOTS).epoch();
    private final String[] executor = {"a", "a", "b", "b"};
    private final long[] holder = {1, 2, 3, 4};
    private final long[] sequence = new long[SLOTS];
    private final SlotAnswer[] last = new SlotAnswer[SLOTS];
    private final List<SlotCall> sent = new ArrayList<>();
    private int executors;
    private long holders = SLOTS;

    Play(Random random) {
      this.random = random;
    }

    List<Long> play() throws InterruptedException {
      for (int id = 0; id < TASKS; id++) {
        desk.submit(Tasks.task(id));
      }
      for (int steps = 0; desk.unfinished() > 0; steps++) {
        assertThat(steps).as("steps").isLessThan(100_000);
        step(random.nextInt(SLOTS));
      }
      List<Long> ids = new ArrayList<>();
      for (Optional<TrialResult> result = desk.poll(Duration.ZERO);
          result.isPresent();
          result = desk.poll(Duration.ZERO)) {
        ids.add(result.get().task().trial().id());
      }
      return ids;
    }

    private void step(int slot) {
      now = now.plusMillis(random.nextInt(300));
      switch (random.nextInt(16)) {
        case 0 -> restart(slot);
        case 1 -> replace(executor[slot]);
        case 2 -> fallSilent();
        case 3 -> repeatAnOldCall();
        default -> ask(slot);
      }
    }

    private void restart(int slot) {
      holder[slot] = ++holders;
      sequence[slot] = 0;
      last[slot] = new SlotAnswer.Stop();
    }

    /** The events of lost executors may never come. */
    private void replace(String lost) {
      String name = "x" + ++executors;
      if (random.nextBoolean()) {
        desk.executorLost(lost);
      }
      for (int slot = 0; slot < SLOTS; slot++) {
        if (executor[slot].equals(lost)) {
          executor[slot] = name;
          restart(slot);
        }
      }
    }

    private void fallSilent() {
      now = now.plusSeconds(20);
      desk.check();
    }

    private void repeatAnOldCall() {
      if (!sent.isEmpty()) {
        desk.answer(sent.get(random.nextInt(sent.size())));
      }
    }

    private void ask(int slot) {
      SlotCall call = call(slot, last[slot] instanceof SlotAnswer.Run run ? finished(run) : null);
      sent.add(call);
      last[slot] = desk.answer(call);
      if (last[slot] instanceof SlotAnswer.Halt) {
        replace(executor[slot]);
      }
    }

    private SlotCall.Finished finished(SlotAnswer.Run run) {
      TrialResult result =
          random.nextInt(10) == 0
              ? Tasks.outOfMemory(run.task(), run.attempt())
              : Tasks.completed(run.task(), run.attempt());
      return new SlotCall.Finished(run.lease(), result);
    }

    // NullAway cannot read the annotation of a record's constructor from a class file.
    @SuppressWarnings("NullAway")
    private SlotCall call(int slot, SlotCall.@Nullable Finished finished) {
      SlotId id = new SlotId("app/1", job, slot, holder[slot], executor[slot], "night", "cpu");
      int hung = random.nextInt(20) == 0 ? 1 : 0;
      return new SlotCall.Ask(id, ++sequence[slot], hung, finished);
    }
  }
}
