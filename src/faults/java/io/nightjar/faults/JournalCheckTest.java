package io.nightjar.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Configuration;
import io.nightjar.trial.Attempt;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Origin;
import io.nightjar.trial.Outcome;
import io.nightjar.trial.Trial;
import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialResult;
import io.nightjar.trial.TrialTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The suite must notice what it is there to notice. */
final class JournalCheckTest {
  private static final int TASKS = (Job.JOURNAL_LINES - 1) / 2;

  private static List<TrialEvent> whole() {
    List<TrialEvent> events = new ArrayList<>();
    for (int id = 0; id < TASKS; id++) {
      events.add(new TrialEvent.Asked(task(id)));
      events.add(told(id));
    }
    return events;
  }

  private static TrialTask task(int id) {
    return TrialTask.search(new Trial(id, new Configuration(Map.of()), id), 1);
  }

  private static TrialEvent told(int id) {
    Outcome.Failed failed = new Outcome.Failed(FailureKind.ERROR, "x");
    Origin origin = new Origin("0", "host", "cpu", "cpu", 1, "");
    Attempt attempt = new Attempt(1, 0, origin, 0, Instant.EPOCH, Instant.EPOCH, failed);
    return new TrialEvent.Told(
        new TrialResult(task(id), failed, List.of(), List.of(attempt), List.of()));
  }

  private static List<String> problems(List<TrialEvent> events) {
    Findings findings = new Findings();
    new JournalCheck(events).check(findings);
    return findings.problems();
  }

  @Test
  void aWholeJournalIsRight() {
    assertThat(problems(whole())).isEmpty();
  }

  @Test
  void aTrialThatCountsTwiceIsFound() {
    List<TrialEvent> events = whole();
    events.set(3, told(0));
    assertThat(problems(events))
        .contains("The number of tasks told is 29 instead of 30")
        .anyMatch(problem -> problem.startsWith("What was told is"));
  }

  @Test
  void aLostResultIsFound() {
    List<TrialEvent> events = whole();
    events.remove(3);
    assertThat(problems(events))
        .contains("The number of journal lines is 60 instead of 61")
        .anyMatch(problem -> problem.startsWith("What was told is"));
  }
}
