package io.nightjar.sweep;

import io.nightjar.format.JournalHeader;
import io.nightjar.format.ResolvedJob;
import io.nightjar.results.Outcomes;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepJournal;
import io.nightjar.run.EpochTimes;
import io.nightjar.run.Journal;
import io.nightjar.run.TaskTime;
import io.nightjar.trial.Purpose;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long epochs of a study take.
 *
 * @param slots at the same time when that was measured
 * @param source where it was measured, for people
 */
record MeasuredTimes(EpochTimes times, int slots, String source) {
  /** More say nothing new. */
  private static final int MOST_TASKS = 5000;

  /** Fewer say too little. */
  private static final int FEWEST_TASKS = 8;

  /** What an epoch's time hangs on, of a job. */
  private static final String DECISIVE = "(model|data|parameters|fine-tune)(\\..*)?";

  /**
   * Those of the newest finished sweep of the study with the same model, space and data keys; empty
   * where there is none.
   *
   * @param slots those of tonight, empty where any will do
   */
  static Optional<MeasuredTimes> before(
      ResolvedJob job, ResultsFolder results, Optional<Integer> slots) throws IOException {
    Map<String, String> decisive = decisive(job.keys());
    Optional<SweepFolder> newest =
        Outcomes.newestFinished(results, job.study().name(), any -> true);
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    JournalHeader header = SweepJournal.header(newest.get()).orElseThrow();
    int count = slotsOf(newest.get());
    return decisive(header.job()).equals(decisive) && count > 0 && slots.orElse(count) == count
        ? of(newest.get(), count)
        : Optional.empty();
  }

  private static Map<String, String> decisive(Map<String, String> keys) {
    Map<String, String> decisive = new TreeMap<>(keys);
    decisive.keySet().removeIf(key -> !key.matches(DECISIVE));
    return decisive;
  }

  private static int slotsOf(SweepFolder folder) throws IOException {
    return Outcomes.read(folder).get("slots") instanceof Number number ? number.intValue() : 0;
  }

  private static Optional<MeasuredTimes> of(SweepFolder folder, int slots) throws IOException {
    List<TaskTime> times = new ArrayList<>();
    try (Journal journal = SweepJournal.read(folder)) {
      for (Purpose purpose : List.of(Purpose.REPEAT, Purpose.SEARCH)) {
        Iterator<TrialResult> results = journal.results().results(purpose);
        while (results.hasNext() && times.size() < MOST_TASKS) {
          TaskTime.of(results.next()).ifPresent(times::add);
        }
      }
    }
    return times.size() < FEWEST_TASKS
        ? Optional.empty()
        : Optional.of(
            new MeasuredTimes(
                EpochTimes.of(times), slots, times.size() + " tasks of sweep " + folder.id()));
  }

  /** Those of a probe; empty where nothing could be trained. */
  static Optional<MeasuredTimes> probed(List<TaskTime> times, int slots) {
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MeasuredTimes(
                EpochTimes.of(times), slots, "a probe of " + times.size() + " configurations"));
  }
}
