package io.nightjar.faults;

import io.nightjar.trial.TrialEvent;
import io.nightjar.trial.TrialTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What a journal must hold after a study that came to its end. */
final class JournalCheck {
  private final List<TrialTask.Key> asked = new ArrayList<>();
  private final List<TrialTask.Key> told = new ArrayList<>();
  private int attempts;

  JournalCheck(List<TrialEvent> events) {
    for (TrialEvent event : events) {
      if (event instanceof TrialEvent.Asked task) {
        asked.add(task.task().key());
      } else if (event instanceof TrialEvent.Told result) {
        told.add(result.result().task().key());
        attempts += result.result().attempts().size();
      }
    }
  }

  void check(Findings findings) {
    findings.requireEqual(
        Job.JOURNAL_LINES, 1 + asked.size() + told.size(), "The number of journal lines");
    findings.requireEqual(asked.size(), new HashSet<>(asked).size(), "The number of tasks asked");
    findings.requireEqual(told.size(), new HashSet<>(told).size(), "The number of tasks told");
    findings.requireEqual(new HashSet<>(asked), new HashSet<>(told), "What was told");
  }

  int results() {
    return told.size();
  }

  int attempts() {
    return attempts;
  }
}
