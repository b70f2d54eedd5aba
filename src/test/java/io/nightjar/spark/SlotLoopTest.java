package io.nightjar.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.Assignment;
import io.nightjar.run.StorageException;
import io.nightjar.run.TrialProbe;
import io.nightjar.trial.Measurement;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class SlotLoopTest {
  private static final SlotId ID = new SlotId("app/1", 1, 0, 10, "1", "night", "cpu");
  private static final SlotTimes FAST =
      new SlotTimes(Duration.ofMillis(5), Duration.ofMillis(1), 3, Duration.ofSeconds(20));
  private static final SlotAnswer STOP = new SlotAnswer.Stop();

  private final List<SlotCall> calls = new ArrayList<>();

  @Test
  void runsWhatItIsGivenAndReportsItWithTheNextQuestion() throws Exception {
    SlotAnswer.Run run = new SlotAnswer.Run(7, Tasks.task(1), 2);
    loop(answering(new SlotAnswer.Wait(1), run, STOP), SlotLoopTest::complete).work();
    assertThat(calls)
        .extracting(call -> ((SlotCall.Ask) call).sequence())
        .containsExactly(1L, 2L, 3L);
    assertThat(((SlotCall.Ask) calls.get(2)).finished())
        .isEqualTo(new SlotCall.Finished(7, Tasks.completed(Tasks.task(1), 2)));
    assertThat(((SlotCall.Ask) calls.get(1)).finished()).isNull();
  }

  @Test
  void repeatsTheSameQuestionUntilItIsAnswered() throws Exception {
    int[] silent = {2};
    SlotLine line =
        call -> {
          calls.add(call);
          if (silent[0]-- > 0) {
            throw new IOException("no answer");
          }
          return STOP;
        };
    loop(line, SlotLoopTest::complete).work();
    assertThat(calls).hasSize(3).containsOnly(calls.get(0));
  }

  @Test
  void givesUpWhereTheDriverNeverAnswers() {
    SlotLine dead =
        call -> {
          calls.add(call);
          throw new IOException("no answer");
        };
    assertThatThrownBy(() -> loop(dead, SlotLoopTest::complete).work())
        .isInstanceOf(IOException.class)
        .hasMessage("no answer");
    assertThat(calls).hasSize(4);
  }

  @Test
  void failsWhereTheDriverDoesNotUnderstandIt() {
    SlotLine refusing = answering(new SlotAnswer.Refused("other version"));
    assertThatThrownBy(() -> loop(refusing, SlotLoopTest::complete).work())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Cannot run trials: the driver answered")
        .hasMessageContaining("other version");
  }

  @Test
  void sendsTheCurveSoFarWithItsHeartbeatAndCancelsWhenTold() throws Exception {
    CountDownLatch beaten = new CountDownLatch(3);
    List<SlotCall.Beat> beats = new ArrayList<>();
    SlotLine line =
        call -> {
          if (call instanceof SlotCall.Beat beat) {
            beats.add(beat);
            beaten.countDown();
            return beaten.getCount() == 0 ? new SlotAnswer.Cancel() : new SlotAnswer.GoOn();
          }
          calls.add(call);
          return calls.size() == 1 ? new SlotAnswer.Run(7, Tasks.task(1), 1) : STOP;
        };
    Trials untilCancelled =
        (task, assignment, probe) -> {
          probe.reported(Tasks.point(1, 0.1));
          probe.reported(Tasks.point(2, 0.2));
          awaitCancel(probe);
          return Tasks.failed(task, 1);
        };
    loop(line, untilCancelled).work();
    assertThat(beats).hasSizeGreaterThanOrEqualTo(3);
    assertThat(beats.stream().flatMap(beat -> beat.points().stream()))
        .as("each point once, since each was heard")
        .containsExactly(Tasks.point(1, 0.1), Tasks.point(2, 0.2));
    assertThat(calls).hasSize(2);
  }

  @Test
  void sendsThePointsAgainThatWereNotHeard() {
    LiveTrial trial = new LiveTrial(() -> false);
    trial.reported(Tasks.point(1, 0.1));
    List<Measurement> first = trial.unheard();
    trial.reported(Tasks.point(2, 0.2));
    assertThat(trial.unheard()).containsExactly(Tasks.point(1, 0.1), Tasks.point(2, 0.2));
    trial.heard(first.size());
    assertThat(trial.unheard()).containsExactly(Tasks.point(2, 0.2));
  }

  @Test
  void endsItsProcessWhereItIsTold() throws Exception {
    SlotLine halting = answering(new SlotAnswer.Halt());
    assertThat(loop(halting, SlotLoopTest::complete).work()).isEqualTo(SlotLoop.End.HALTED);
  }

  @Test
  void saysHowManyTrialsHang() throws Exception {
    Trials hanging =
        new Trials() {
          @Override
          public TrialResult execute(TrialTask task, Assignment assignment, TrialProbe probe) {
            return Tasks.completed(task, 1);
          }

          @Override
          public int hung() {
            return 2;
          }
        };
    assertThat(loop(answering(STOP), hanging).work()).isEqualTo(SlotLoop.End.STOPPED);
    assertThat(((SlotCall.Ask) calls.get(0)).hung()).isEqualTo(2);
  }

  @Test
  void passesOnThatTheStorageIsBroken() {
    Trials broken =
        (task, assignment, probe) -> {
          throw new StorageException("no space", new IOException());
        };
    SlotLine line = answering(new SlotAnswer.Run(7, Tasks.task(1), 1));
    assertThatThrownBy(() -> loop(line, broken).work())
        .isInstanceOf(StorageException.class)
        .hasMessage("no space");
  }

  @Test
  void doesNotBlameTheStorageForACancelledTrial() throws Exception {
    Trials broken =
        (task, assignment, probe) -> {
          throw new StorageException("no space", new IOException());
        };
    SlotLine line = answering(new SlotAnswer.Run(7, Tasks.task(1), 1), STOP);
    new SlotLoop(ID, line, broken, FAST, () -> true).work();
    assertThat(calls).hasSize(2);
  }

  @Test
  void goesOnWhereAHeartbeatIsLost() throws Exception {
    CountDownLatch lost = new CountDownLatch(3);
    SlotLine line =
        call -> {
          if (call instanceof SlotCall.Beat) {
            lost.countDown();
            throw new IOException("no answer");
          }
          calls.add(call);
          return calls.size() == 1 ? new SlotAnswer.Run(7, Tasks.task(1), 1) : STOP;
        };
    Trials untilThreeAreLost =
        (task, assignment, probe) -> {
          lost.await();
          assertThat(probe.isCancelled()).isFalse();
          return Tasks.completed(task, 1);
        };
    loop(line, untilThreeAreLost).work();
    assertThat(calls).hasSize(2);
  }

  @Test
  void cancelsItsTrialWhereSparkGivesTheTaskUp() throws Exception {
    Trials checked =
        (task, assignment, probe) -> {
          assertThat(probe.isCancelled()).isTrue();
          return Tasks.completed(task, 1);
        };
    SlotLine line = answering(new SlotAnswer.Run(7, Tasks.task(1), 1), STOP);
    new SlotLoop(ID, line, checked, FAST, () -> true).work();
    assertThat(calls).hasSize(2);
  }

  private static void awaitCancel(TrialProbe probe) throws InterruptedException {
    while (!probe.isCancelled()) {
      Thread.sleep(1);
    }
  }

  private static TrialResult complete(TrialTask task, Assignment assignment, TrialProbe probe) {
    return Tasks.completed(task, assignment.attempt());
  }

  private SlotLine answering(SlotAnswer... answers) {
    return call -> {
      calls.add(call);
      return answers[calls.size() - 1];
    };
  }

  private static SlotLoop loop(SlotLine line, Trials run) {
    return new SlotLoop(ID, line, run, FAST, () -> false);
  }
}
