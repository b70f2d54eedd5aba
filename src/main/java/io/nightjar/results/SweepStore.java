package io.nightjar.results;

import io.nightjar.format.JournalHeader;
import io.nightjar.run.Storage;
import io.nightjar.spark.ParquetLake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * All sweeps of a folder of results: finds them, and deletes them so that no half of one is seen.
 */
public final class SweepStore {
  private final ResultsFolder results;
  private final ParquetLake lake;
  private final Storage runs;

  public SweepStore(ResultsFolder results) {
    this.results = results;
    this.lake = ParquetLake.open(results.uri());
    this.runs = results.storageOf(SweepFolder.RUNS);
  }

  /**
   * The sweeps by study, the newest first. A folder without a header of a journal is none: it may
   * be of a run that is just beginning.
   */
  List<StoredSweep> all() throws IOException {
    Map<String, SweepFolder> folders = new TreeMap<>();
    Map<String, String> studies = new TreeMap<>();
    for (SweepFolder folder : SweepFolder.all(results)) {
      Optional<JournalHeader> header = SweepJournal.header(folder);
      if (header.isPresent()) {
        folders.put(folder.id(), folder);
        studies.put(folder.id(), header.get().study());
      }
    }
    Set<String> going = Set.copyOf(unfinished());
    for (String study : lake.studies()) {
      lake.sweeps(study).stream()
          .filter(sweep -> !going.contains(sweep) && SweepFolder.ID.matcher(sweep).matches())
          .forEach(sweep -> studies.put(sweep, study));
    }
    List<StoredSweep> sweeps = new ArrayList<>();
    for (Map.Entry<String, String> each : studies.entrySet()) {
      sweeps.add(
          stored(each.getValue(), each.getKey(), Optional.ofNullable(folders.get(each.getKey()))));
    }
    sweeps.sort(
        Comparator.comparing(StoredSweep::study)
            .thenComparing(StoredSweep::sweep, Comparator.reverseOrder()));
    return sweeps;
  }

  private StoredSweep stored(String study, String sweep, Optional<SweepFolder> folder)
      throws IOException {
    String outcome =
        folder.isPresent()
            ? Outcomes.label(folder.get()).orElse(StoredSweep.UNFINISHED)
            : outcome(study, sweep);
    return new StoredSweep(study, sweep, outcome, runs.bytes(sweep) + lake.bytes(study, sweep));
  }

  private String outcome(String study, String sweep) throws IOException {
    List<String> outcomes = new ArrayList<>();
    lake.read(
        "sweeps",
        study,
        sweep,
        List.of("outcome"),
        row -> outcomes.add(String.valueOf(row.get(0))));
    return outcomes.isEmpty() ? StoredSweep.UNFINISHED : outcomes.get(0);
  }

  /** The ids of other sweeps that a sweep names: those it started from, or was compared with. */
  Set<String> named(String sweep) throws IOException {
    SweepFolder folder = new SweepFolder(results, sweep);
    Set<String> named = new TreeSet<>();
    for (String file : List.of("job.yaml", Outcomes.FILE)) {
      Matcher ids = SweepFolder.ID.matcher(folder.read(file).orElse(""));
      while (ids.find()) {
        named.add(ids.group());
      }
    }
    named.remove(sweep);
    return named;
  }

  /** The sweeps whose deletion was cut short. */
  public List<String> unfinished() throws IOException {
    return runs.list("").stream()
        .filter(name -> name.endsWith(SweepFolder.PRUNED))
        .map(name -> name.substring(0, name.length() - SweepFolder.PRUNED.length()))
        .filter(name -> SweepFolder.ID.matcher(name).matches())
        .toList();
  }

  /** Goes on with deletions that were cut short. */
  void finish() throws IOException {
    for (String sweep : unfinished()) {
      Optional<String> study = StorageText.read(runs, sweep + SweepFolder.PRUNED);
      if (study.filter(SweepStore::isStudy).isPresent()) {
        delete(study.get(), sweep);
      }
    }
  }

  /** A mark that is damaged is left to whoever damaged it. */
  private static boolean isStudy(String name) {
    return !name.isBlank() && !name.contains("/");
  }

  /**
   * Deletes a sweep. A mark comes first, which hides its run at once and tells whoever comes after
   * a crash what to go on with; the mark goes last.
   */
  void delete(String study, String sweep) throws IOException {
    StorageText.write(runs, sweep + SweepFolder.PRUNED, study);
    lake.delete(study, sweep);
    runs.delete(sweep);
    runs.delete(sweep + SweepFolder.PRUNED);
  }
}
