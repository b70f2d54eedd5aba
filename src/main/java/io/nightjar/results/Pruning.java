package io.nightjar.results;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides which sweeps go, and lets them go. */
public final class Pruning {
  private final ResultsFolder results;
  private final SweepStore store;
  private final Map<StoredSweep, Optional<String>> reasons = new LinkedHashMap<>();

  public Pruning(ResultsFolder results, SweepStore store) {
    this.results = results;
    this.store = store;
  }

  /** All sweeps, each with the reason why it stays; none for one that goes. */
  public Map<StoredSweep, Optional<String>> reasons() {
    return reasons;
  }

  /**
   * Decides on all sweeps.
   *
   * @param selected studies; of others all stays
   */
  public void decide(Retention retention, Predicate<String> selected) throws IOException {
    Map<String, List<StoredSweep>> studies =
        store.all().stream()
            .collect(Collectors.groupingBy(StoredSweep::study, TreeMap::new, Collectors.toList()));
    for (Map.Entry<String, List<StoredSweep>> study : studies.entrySet()) {
      List<StoredSweep> sweeps = study.getValue();
      Optional<String> whole = reasonToKeepAll(study.getKey(), selected);
      for (int i = 0; i < sweeps.size(); i++) {
        reasons.put(sweeps.get(i), whole.isPresent() ? whole : retention.reasonToKeep(sweeps, i));
      }
    }
    keepNamed();
  }

  private Optional<String> reasonToKeepAll(String study, Predicate<String> selected)
      throws IOException {
    if (!selected.test(study)) {
      return Optional.of("of another study");
    }
    return LockTaker.holder(StudyLock.files(results, study)).map(holder -> "its study runs");
  }

  /** A sweep stays that another one which stays started from, or was compared with. */
  private void keepNamed() throws IOException {
    Map<String, String> named = new TreeMap<>();
    for (Map.Entry<StoredSweep, Optional<String>> each : reasons.entrySet()) {
      if (each.getValue().isPresent()) {
        String by = each.getKey().sweep();
        store.named(by).forEach(other -> named.putIfAbsent(other, by));
      }
    }
    reasons.replaceAll(
        (sweep, reason) ->
            reason.or(
                () -> Optional.ofNullable(named.get(sweep.sweep())).map(by -> "named by " + by)));
  }

  /**
   * Deletes what goes; a study that somebody holds by now, and what cannot be deleted, stays.
   *
   * @param err takes a warning for each
   */
  public void delete(PrintWriter err) throws IOException, InterruptedException {
    store.finish();
    Set<String> studies = new TreeSet<>();
    going().forEach(sweep -> studies.add(sweep.study()));
    for (String study : studies) {
      try {
        StudyLock lock = StudyLock.take(results, study, "prune", err);
        try {
          deleteOf(study, err);
        } finally {
          lock.close();
        }
      } catch (StudyBusyException e) {
        err.println("Warning: " + e.getMessage());
        of(study).forEach(sweep -> reasons.put(sweep, Optional.of("its study runs")));
      } catch (UnwritableException e) {
        err.println("Warning: " + e.getMessage());
        of(study).forEach(sweep -> reasons.put(sweep, Optional.of("it cannot be deleted")));
      }
    }
  }

  private void deleteOf(String study, PrintWriter err) {
    for (StoredSweep sweep : of(study)) {
      try {
        store.delete(study, sweep.sweep());
      } catch (IOException e) {
        err.println(
            "Warning: Cannot delete sweep %s: %s"
                .formatted(sweep.sweep(), ResultsFolder.reason(e)));
        reasons.put(sweep, Optional.of("it cannot be deleted"));
      }
    }
  }

  /** What goes. */
  public List<StoredSweep> going() {
    List<StoredSweep> going = new ArrayList<>();
    reasons.forEach(
        (sweep, reason) -> {
          if (reason.isEmpty()) {
            going.add(sweep);
          }
        });
    return going;
  }

  private List<StoredSweep> of(String study) {
    return going().stream().filter(sweep -> sweep.study().equals(study)).toList();
  }
}
