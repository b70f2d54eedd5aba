package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JournaledBackendTest implements BackendContract {
  private final List<TrialTask> ran = new ArrayList<>();

  @Override
  public Backend backend() {
    return new JournaledBackend(inner(), new Memory(List.of()));
  }

  private Backend inner() {
    return new InstantBackend(
        SLOTS,
        1,
        task -> {
          ran.add(task);
          return Answers.outcome(task);
        });
  }

  private static TrialEvent asked(long id) {
    return new TrialEvent.Asked(Answers.task(id, 1));
  }

  private static TrialEvent told(long id) throws Exception {
    return new TrialEvent.Told(result(id));
  }

  private static TrialResult result(long id) throws Exception {
    try (Backend backend = new InstantBackend(1, 1, Answers::outcome)) {
      backend.submit(Answers.task(id, 1));
      return backend.take();
    }
  }

  @Test
  void keepsAsksAndResultsInOrder() throws Exception {
    Memory journal = new Memory(List.of());
    try (Backend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      backend.take();
      backend.submit(Answers.task(3, 1));
      backend.take();
    }
    assertThat(journal.appended).containsExactly(asked(0), told(0), asked(3), told(3));
  }

  @Test
  void replaysExactlyAsItWas() throws Exception {
    Memory journal = new Memory(List.of(asked(0), asked(1), told(1), asked(2), told(0), told(2)));
    try (Backend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      assertThat(backend.hasCapacity()).isTrue();
      backend.submit(Answers.task(1, 1));
      assertThat(backend.hasCapacity()).as("next comes a result").isFalse();
      assertThat(backend.take()).isEqualTo(result(1));
      assertThat(backend.hasCapacity()).isTrue();
      backend.submit(Answers.task(2, 1));
      assertThat(backend.take()).isEqualTo(result(0));
      assertThat(backend.isIdle()).isFalse();
      assertThat(backend.take()).isEqualTo(result(2));
      assertThat(backend.isIdle()).isTrue();
    }
    assertThat(ran).isEmpty();
    assertThat(journal.appended).isEmpty();
  }

  @Test
  void runsWhatHasNoResultAndIsNotAskedForAgain() throws Exception {
    Memory journal = new Memory(List.of(asked(0), asked(1), told(1)));
    try (Backend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      backend.submit(Answers.task(1, 1));
      backend.take();
      assertThat(backend.isIdle()).isFalse();
      assertThat(backend.take().task()).isEqualTo(Answers.task(0, 1));
      assertThat(backend.isIdle()).isTrue();
    }
    assertThat(ran).containsExactly(Answers.task(0, 1));
    assertThat(journal.appended).containsExactly(told(0));
  }

  @Test
  void studyMayEndBetweenTwoPhasesOfItsJournal() throws Exception {
    Memory journal = new Memory(List.of(asked(0), told(0), asked(1), told(1)));
    try (Backend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      backend.take();
      assertThat(backend.isIdle()).as("the search is over, a test of the winner follows").isTrue();
      backend.submit(Answers.task(1, 1));
      assertThat(backend.take()).isEqualTo(result(1));
    }
    assertThat(ran).isEmpty();
  }

  @Test
  void otherTaskIsRefused() throws Exception {
    try (Backend backend = new JournaledBackend(inner(), new Memory(List.of(asked(0))))) {
      assertThatThrownBy(() -> backend.submit(Answers.task(1, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Cannot replay the journal: it has Key[purpose=SEARCH, trialId=0, epochs=1, repeat=0] with"
                  + " {n=0} where the study asks for Key[purpose=SEARCH, trialId=1, epochs=1, repeat=0] with"
                  + " {n=1}");
    }
  }

  @Test
  void otherConfigurationIsRefused() throws Exception {
    try (Backend backend = new JournaledBackend(inner(), new Memory(List.of(asked(0))))) {
      TrialTask other = TrialTask.search(new Trial(0, new Configuration(Map.of("n", 7L)), 100), 1);
      assertThatThrownBy(() -> backend.submit(other))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("{n=0} where the study asks for")
          .hasMessageContaining("{n=7}");
    }
  }

  @Test
  void askWhereTheJournalHasResultIsRefused() throws Exception {
    Memory journal = new Memory(List.of(asked(0), told(0)));
    try (Backend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      assertThatThrownBy(() -> backend.submit(Answers.task(1, 1)))
          .hasMessageStartingWith(
              "Cannot replay the journal: it has a result of Key[purpose=SEARCH, trialId=0");
    }
  }

  @Test
  void resultThatWasNeverAskedForIsRefused() throws Exception {
    Memory journal = new Memory(List.of(asked(0), told(1)));
    try (Backend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      assertThatThrownBy(backend::take)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(
              "a result of Key[purpose=SEARCH, trialId=1, epochs=1, repeat=0] where");
    }
  }

  @Test
  void taskThatCannotBeKeptIsNotRun() throws Exception {
    Memory journal = new Memory(List.of());
    journal.full = true;
    try (Backend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      assertThat(backend.hasCapacity()).isFalse();
      assertThat(backend.isIdle()).isFalse();
      assertThatThrownBy(backend::take)
          .isInstanceOf(BackendException.class)
          .hasMessage("no space left");
    }
    assertThat(ran).isEmpty();
  }

  @Test
  void resultThatCannotBeKeptBreaksTheBackend() throws Exception {
    Memory journal = new Memory(List.of());
    try (Backend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      journal.full = true;
      assertThatThrownBy(backend::take)
          .isInstanceOf(BackendException.class)
          .hasMessage("no space left");
    }
  }

  @Test
  void readyResultsShareAFlushAndNoAskComesBetweenThem() throws Exception {
    Memory journal = new Memory(List.of());
    try (Backend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      backend.submit(Answers.task(1, 1));
      backend.take();
      assertThat(journal.flushed).isEqualTo(4);
      assertThat(journal.appended).hasSize(4);
      assertThat(backend.isReady()).isTrue();
      assertThat(backend.isIdle()).isFalse();
      assertThat(backend.hasCapacity()).as("the journal has a result here").isFalse();
      backend.take();
      assertThat(backend.isIdle()).isTrue();
      assertThat(backend.isReady()).isFalse();
      assertThat(backend.hasCapacity()).isTrue();
    }
  }

  @Test
  void noResultIsTakenThatWasNotFlushed() throws Exception {
    Memory journal = new Memory(List.of());
    try (Backend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      backend.submit(Answers.task(1, 1));
      journal.unflushable = true;
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(backend::take)
            .isInstanceOf(BackendException.class)
            .hasMessage("no space left");
      }
    }
  }

  @Test
  void interruptWhileResultsAreCollectedLosesNone() throws Exception {
    Memory journal = new Memory(List.of());
    Backend interrupting =
        new InstantBackend(
            SLOTS,
            1,
            task -> {
              Thread.currentThread().interrupt();
              return Answers.outcome(task);
            });
    try (Backend backend = new JournaledBackend(interrupting, journal)) {
      backend.submit(Answers.task(0, 1));
      backend.submit(Answers.task(1, 1));
      assertThat(backend.take().isCompleted()).isTrue();
      assertThat(journal.flushed).isEqualTo(3);
      assertThatThrownBy(backend::take).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void leavesOutWhatItsGateDoesNotAdmit() throws Exception {
    Memory journal = new Memory(List.of());
    Closing gate = new Closing(1);
    try (JournaledBackend backend = new JournaledBackend(inner(), journal, gate)) {
      backend.submit(Answers.task(0, 1));
      backend.submit(Answers.task(1, 1));
      assertThat(backend.isCut()).isTrue();
      backend.take();
      assertThat(backend.isIdle()).as("nothing waits for what is left out").isTrue();
    }
    assertThat(ran).containsExactly(Answers.task(0, 1));
    assertThat(journal.appended)
        .containsExactly(asked(0), new TrialEvent.LeftOut(Answers.task(1, 1)), told(0));
  }

  @Test
  void aReplayLeavesOutTheSameAndAsksForNoMore() throws Exception {
    Memory journal =
        new Memory(List.of(asked(0), new TrialEvent.LeftOut(Answers.task(1, 1)), asked(2)));
    try (JournaledBackend backend = new JournaledBackend(inner(), journal, Gate.OPEN)) {
      backend.submit(Answers.task(0, 1));
      assertThat(backend.hasCapacity()).isTrue();
      backend.submit(Answers.task(1, 1));
      backend.submit(Answers.task(2, 1));
      assertThat(backend.isCut()).isTrue();
      assertThat(backend.hasCapacity()).as("the search was over").isFalse();
      backend.take();
      backend.take();
      assertThat(backend.isIdle()).isTrue();
      backend.turnTo(Purpose.REPEAT);
      assertThat(backend.hasCapacity()).isTrue();
    }
    assertThat(ran).containsExactlyInAnyOrder(Answers.task(0, 1), Answers.task(2, 1));
  }

  @Test
  void aReplayGoesOnWithTheNextPhaseWhereItDidBefore() throws Exception {
    TrialTask repeat = TrialTask.repeat(Answers.task(0, 1).trial(), 1, 1);
    Memory journal =
        new Memory(List.of(asked(0), asked(1), told(0), new TrialEvent.Asked(repeat), told(1)));
    try (JournaledBackend backend = new JournaledBackend(inner(), journal)) {
      backend.submit(Answers.task(0, 1));
      backend.submit(Answers.task(1, 1));
      assertThat(backend.isIdle()).isFalse();
      backend.take();
      assertThat(backend.isIdle()).as("trial 1 was not waited for").isTrue();
      assertThat(backend.hasCapacity()).isFalse();
      backend.turnTo(Purpose.REPEAT);
      assertThat(backend.isCut()).isTrue();
      assertThat(backend.hasCapacity()).isTrue();
      backend.submit(repeat);
      assertThat(backend.take()).isEqualTo(result(1));
      assertThat(backend.take().task()).isEqualTo(repeat);
      assertThat(backend.isIdle()).isTrue();
    }
    assertThat(ran).containsExactly(repeat);
  }

  /** Admits so many tasks. */
  private static final class Closing implements Gate {
    private int left;

    Closing(int left) {
      this.left = left;
    }

    @Override
    public void turnTo(Purpose purpose) {}

    @Override
    public void willRepeat(List<Long> trials) {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean admits(TrialTask task) {
      return left > 0;
    }

    @Override
    public boolean hasTimeForRound(List<TrialTask> round) {
      return false;
    }

    @Override
    public void started(TrialTask task) {
      left--;
    }

    @Override
    public void ended(TrialResult result) {}
  }

  /** A journal in memory. */
  private static final class Memory implements Journal {
    private final List<TrialEvent> events;
    private final List<TrialEvent> appended = new ArrayList<>();
    private boolean full;
    private boolean unflushable;
    private int flushed;

    Memory(List<TrialEvent> events) {
      this.events = events;
    }

    @Override
    public String header() {
      return "head";
    }

    @Override
    public Iterator<TrialEvent> events() {
      return events.iterator();
    }

    @Override
    public ResultStore results() {
      return ResultStore.of(List.of());
    }

    @Override
    public void flush() throws IOException {
      if (unflushable) {
        throw new IOException("no space left");
      }
      flushed = appended.size();
    }

    @Override
    public void append(TrialEvent event) throws IOException {
      if (full) {
        throw new IOException("no space left");
      }
      appended.add(event);
    }

    @Override
    public void close() {}
  }
}
