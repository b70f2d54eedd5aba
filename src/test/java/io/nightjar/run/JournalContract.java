package io.nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every journal keeps to; an implementation costs three methods. */
public interface JournalContract {
  TrialEvent ONE = new TrialEvent.Asked(Answers.task(1, 1));
  TrialEvent TWO = new TrialEvent.Asked(Answers.task(2, 1));
  String HEADER = "{head: \u00fc}";

  /** Begins a journal with {@link #HEADER}, of {@link Answers}' lines. */
  Journal create() throws Exception;

  /** Opens the journal that was begun. */
  Journal open() throws Exception;

  /** The events that another process would find, were this one killed now. */
  List<TrialEvent> seenByOthers() throws Exception;

  static TrialEvent told(long trial, int epochs, Purpose purpose) {
    TrialTask task = new TrialTask(Answers.task(trial, epochs).trial(), epochs, purpose);
    try (Backend backend = new InstantBackend(1, 1, Answers::outcome)) {
      backend.submit(task);
      return new TrialEvent.Told(backend.take());
    } catch (InterruptedException | BackendException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(TrialEvent... events) throws Exception {
    try (Journal journal = create()) {
      for (TrialEvent event : events) {
        journal.append(event);
      }
    }
  }

  @Test
  default void holdsHeaderAndEventsInOrder() throws Exception {
    write(ONE, TWO, told(2, 1, Purpose.SEARCH));
    try (Journal journal = open()) {
      assertThat(journal.header()).isEqualTo(HEADER);
      assertThat(journal.events())
          .toIterable()
          .containsExactly(ONE, TWO, told(2, 1, Purpose.SEARCH));
    }
  }

  @Test
  default void goesOnWhereItEnded() throws Exception {
    write(ONE);
    try (Journal journal = open()) {
      journal.append(TWO);
      journal.flush();
      assertThat(journal.events()).toIterable().containsExactly(ONE, TWO);
    }
    try (Journal journal = open()) {
      assertThat(journal.events()).toIterable().containsExactly(ONE, TWO);
    }
  }

  @Test
  default void whatIsFlushedIsSafe() throws Exception {
    try (Journal journal = create()) {
      assertThat(seenByOthers()).isEmpty();
      journal.append(ONE);
      journal.append(TWO);
      journal.flush();
      assertThat(seenByOthers()).containsExactly(ONE, TWO);
      journal.flush();
      assertThat(seenByOthers()).containsExactly(ONE, TWO);
    }
  }

  @Test
  default void eventsAreThoseFlushedBeforeTheCall() throws Exception {
    try (Journal journal = create()) {
      journal.append(ONE);
      assertThat(journal.events()).toIterable().isEmpty();
      journal.flush();
      Iterator<TrialEvent> events = journal.events();
      journal.append(TWO);
      journal.flush();
      assertThat(events).toIterable().containsExactly(ONE);
      assertThat(journal.events()).toIterable().containsExactly(ONE, TWO);
    }
  }

  @Test
  default void closingFlushes() throws Exception {
    Journal journal = create();
    journal.append(ONE);
    journal.close();
    assertThat(seenByOthers()).containsExactly(ONE);
  }

  @Test
  default void givesResultsByPurposeTrialAndEpochs() throws Exception {
    try (Journal journal = create()) {
      journal.append(ONE);
      journal.append(told(2, 9, Purpose.SEARCH));
      journal.append(told(7, 9, Purpose.TEST));
      journal.append(told(1, 3, Purpose.SEARCH));
      journal.flush();
      assertThat(journal.results().results(Purpose.SEARCH)).toIterable().hasSize(2);
      journal.append(told(2, 3, Purpose.SEARCH));
      journal.flush();
      assertResults(journal.results());
    }
    try (Journal journal = open()) {
      assertResults(journal.results());
    }
  }

  private static void assertResults(ResultStore store) {
    assertThat(store.results(Purpose.SEARCH))
        .toIterable()
        .extracting(TrialEvent.Told::new)
        .containsExactly(
            (TrialEvent.Told) told(1, 3, Purpose.SEARCH),
            (TrialEvent.Told) told(2, 3, Purpose.SEARCH),
            (TrialEvent.Told) told(2, 9, Purpose.SEARCH));
    assertThat(store.results(Purpose.TEST)).toIterable().hasSize(1);
    assertThat(store.trials(LongStream.of(2, 1, 2).iterator()))
        .toIterable()
        .extracting(Trial::id)
        .containsExactly(2L, 1L, 2L);
    for (long unknown : List.of(0L, 7L, 8L)) {
      assertThatThrownBy(() -> store.trials(LongStream.of(unknown).iterator()).next())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot find trial " + unknown + ": it has no result");
    }
  }

  @Test
  default void holdsMoreThanOneBatchOfLinesOfAnyLength() throws Exception {
    List<TrialResult> expected = new ArrayList<>();
    try (Journal journal = create()) {
      for (long trial = 0; trial < 2500; trial++) {
        TrialResult result = ((TrialEvent.Told) told(trial, 1, Purpose.SEARCH)).result();
        TrialResult kept = trial % 1000 == 0 ? withLongLine(result) : result;
        expected.add(kept);
        journal.append(new TrialEvent.Told(kept));
      }
      journal.flush();
      assertThat(journal.results().results(Purpose.SEARCH))
          .toIterable()
          .containsExactlyElementsOf(expected);
      assertThat(journal.events()).toIterable().hasSize(2500);
    }
    try (Journal journal = open()) {
      assertThat(journal.results().results(Purpose.SEARCH))
          .toIterable()
          .containsExactlyElementsOf(expected);
    }
  }

  private static TrialResult withLongLine(TrialResult result) {
    return new TrialResult(
        result.task(),
        result.outcome(),
        result.curve(),
        result.attempts(),
        List.of("x".repeat(200_000)));
  }

  @Test
  default void existingJournalIsNotBegunAgain() throws Exception {
    write(ONE);
    assertThatThrownBy(this::create)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot create journal ")
        .hasMessageEndingWith(": it is there already");
  }
}
