package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.run.Answers;
import io.nightjar.run.LocalStorage;
import io.nightjar.run.Storage;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialRunner;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class SlotTest {
  private static final SlotId ID = new SlotId("app/1", 1, 0, 10, "1", "night", "gpu 0");
  private static final SlotAnswer GO_ON = new SlotAnswer.GoOn();
  private static final SlotAnswer STOP = new SlotAnswer.Stop();

  @TempDir private Path folder;
  private final List<SlotCall> calls = new ArrayList<>();
  private final List<SlotAnswer> answers = new ArrayList<>();
  private SlotAnswer toFirst = GO_ON;
  private SlotAnswer toPreparing = GO_ON;

  @BeforeEach
  void writeToken() throws IOException {
    SlotToken.write(new LocalStorage(folder), "app/1");
  }

  /** Answers what was set, in turn; whoever just tells that it lives hears the same each time. */
  private SlotAnswer answer(SlotCall call) {
    if (call instanceof SlotCall.Beat) {
      return GO_ON;
    }
    calls.add(call);
    if (call instanceof SlotCall.Preparing) {
      return calls.size() == 1 ? toFirst : toPreparing;
    }
    return answers.remove(0);
  }

  private SlotLoop.End work(TrialRunner runner, Duration patience, SlotAnswer... said)
      throws Exception {
    answers.addAll(List.of(said));
    SlotTimes times = new SlotTimes(Duration.ofMillis(2), Duration.ofMillis(1), 3, patience);
    Storage storage = new LocalStorage(folder);
    TrialWork work = new TrialWork(runner, Goals.of(Answers.LOSS), Duration.ofMinutes(1), storage);
    return new Slot(ID, this::answer, work, times, () -> false).work();
  }

  private SlotLoop.End work(TrialRunner runner, SlotAnswer... said) throws Exception {
    return work(runner, Duration.ofSeconds(20), said);
  }

  /** Trains nothing; its preparation does what it is given. */
  private record Prepared(Preparing preparing) implements TrialRunner {
    @FunctionalInterface
    interface Preparing {
      void on(String device) throws Exception;
    }

    @Override
    public Measurement run(TrialTask task, TrialContext context) throws Exception {
      return Answers.run(task, context);
    }

    @Override
    public void prepare(String device) throws Exception {
      preparing.on(device);
    }
  }

  @Test
  void preparesItsDeviceBeforeItAsks() throws Exception {
    List<String> devices = new ArrayList<>();
    assertThat(work(new Prepared(devices::add), STOP)).isEqualTo(SlotLoop.End.STOPPED);
    assertThat(devices).containsExactly("gpu 0");
    assertThat(calls.get(0)).isEqualTo(new SlotCall.Preparing(ID));
    assertThat(calls.get(calls.size() - 1)).isInstanceOf(SlotCall.Ask.class);
  }

  @Test
  void tellsThatItLivesWhileItPrepares() throws Exception {
    CountDownLatch heard = new CountDownLatch(3);
    Prepared patient = new Prepared(device -> heard.await());
    SlotLine line =
        call -> {
          heard.countDown();
          calls.add(call);
          return call instanceof SlotCall.Ask ? STOP : GO_ON;
        };
    SlotTimes times =
        new SlotTimes(Duration.ofMillis(2), Duration.ofMillis(1), 3, Duration.ofSeconds(20));
    TrialWork work =
        new TrialWork(
            patient, Goals.of(Answers.LOSS), Duration.ofMinutes(1), new LocalStorage(folder));
    new Slot(ID, line, work, times, () -> false).work();
    assertThat(calls).hasSizeGreaterThanOrEqualTo(4);
    assertThat(calls.subList(0, 3)).containsOnly(new SlotCall.Preparing(ID));
  }

  @Test
  void preparesNothingWhereItIsNotWanted() throws Exception {
    List<String> devices = new ArrayList<>();
    toFirst = STOP;
    work(new Prepared(devices::add));
    assertThat(devices).isEmpty();
    assertThat(calls).hasSize(1);
  }

  @Test
  void saysWhyItIsUnfitUntilItIsToldToStop() throws Exception {
    work(
        new Prepared(
            device -> {
              throw new IOException("other data");
            }),
        new SlotAnswer.Wait(1),
        new SlotAnswer.Wait(1),
        STOP);
    SlotCall unfit = new SlotCall.Unfit(ID, "other data");
    assertThat(calls).endsWith(unfit, unfit, unfit);
  }

  @Test
  void isUnfitWhereALibraryCannotLoad() throws Exception {
    work(
        new Prepared(
            device -> {
              throw new UnsatisfiedLinkError("no natives");
            }),
        STOP);
    assertThat(calls)
        .endsWith(new SlotCall.Unfit(ID, "java.lang.UnsatisfiedLinkError: no natives"));
  }

  @Test
  void isUnfitWhereItIsNotReadyInTime() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    work(new Prepared(device -> never.await()), Duration.ofMillis(20), STOP);
    assertThat(calls).endsWith(new SlotCall.Unfit(ID, "it is not ready after 0 s"));
  }

  @Test
  void endsItsPreparationWhereItIsNoLongerWanted() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Prepared patient =
        new Prepared(
            device -> {
              try {
                new CountDownLatch(1).await();
              } finally {
                ended.countDown();
              }
            });
    toPreparing = STOP;
    work(patient);
    ended.await();
    assertThat(calls).doesNotHaveAnyElementsOfTypes(SlotCall.Ask.class, SlotCall.Unfit.class);
  }

  @Test
  void refusesAResultsFolderThatItDoesNotSee() throws Exception {
    SlotToken.write(new LocalStorage(folder), "app/2");
    work(Answers::run, STOP);
    assertThat(calls).endsWith(new SlotCall.Broken(ID, SlotToken.notSeenBy(ID)));
  }

  @Test
  void saysThatTheStorageIsBroken() throws Exception {
    TrialRunner writing =
        (task, context) -> {
          context
              .checkpoints()
              .write(
                  1,
                  out -> {
                    throw new IOException("No space left on device");
                  });
          return Answers.run(task, context);
        };
    work(writing, new SlotAnswer.Run(7, Tasks.task(4), 1), STOP);
    assertThat(calls)
        .endsWith(
            new SlotCall.Broken(
                ID,
                "Cannot go on: Cannot write checkpoint checkpoints/4/1.zip: No space left on"
                    + " device"));
  }
}
