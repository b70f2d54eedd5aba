package io.nightjar.cli;

import io.nightjar.format.TextTable;
import io.nightjar.results.ResultsFolder;
import io.nightjar.results.StoredSweep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pruning deletes, or would.
 *
 * @param study the only one to show; null for all
 * @param all sweeps, each with the reason why it stays; none for one that goes
 */
record PruneReport(
    ResultsFolder results,
    @Nullable String study,
    Map<StoredSweep, Optional<String>> all,
    PruneCommand.Done done) {
  private static final double MEGABYTE = 1e6;

  private List<StoredSweep> shown() {
    return all.keySet().stream()
        .filter(sweep -> study == null || study.equals(sweep.study()))
        .toList();
  }

  private Optional<String> reason(StoredSweep sweep) {
    return all.getOrDefault(sweep, Optional.empty());
  }

  private List<StoredSweep> going() {
    return shown().stream().filter(sweep -> reason(sweep).isEmpty()).toList();
  }

  private static long bytes(Collection<StoredSweep> sweeps) {
    return sweeps.stream().mapToLong(StoredSweep::bytes).sum();
  }

  List<String> lines() {
    TextTable table = new TextTable(List.of("study", "sweep", "outcome", "MB", ""));
    for (StoredSweep sweep : shown()) {
      table.add(
          List.of(
              sweep.study(),
              sweep.sweep(),
              sweep.outcome(),
              sweep.bytes() / MEGABYTE,
              reason(sweep).map(why -> "stays: " + why).orElse(goes())));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(
        "%s %d of %d sweeps, %s of %s MB%s"
            .formatted(
                done == PruneCommand.Done.YES ? "Deleted" : "Would delete",
                going().size(),
                shown().size(),
                TextTable.number(bytes(going()) / MEGABYTE),
                TextTable.number(bytes(shown()) / MEGABYTE),
                done == PruneCommand.Done.YES ? "" : "; --delete does it"));
    return lines;
  }

  private String goes() {
    return done == PruneCommand.Done.YES ? "deleted" : "goes";
  }

  /** The object of {@code --json}. */
  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("results", results.toString());
    object.put("deleted", done == PruneCommand.Done.YES);
    object.put("bytes", bytes(shown()));
    object.put("bytes_going", bytes(going()));
    object.put("sweeps", shown().stream().map(this::object).toList());
    return object;
  }

  private Map<String, @Nullable Object> object(StoredSweep sweep) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("study", sweep.study());
    object.put("sweep", sweep.sweep());
    object.put("outcome", sweep.outcome());
    object.put("started_at", sweep.startedAt().toString());
    object.put("bytes", sweep.bytes());
    object.put("goes", reason(sweep).isEmpty());
    object.put("stays_because", reason(sweep).orElse(null));
    return object;
  }
}
