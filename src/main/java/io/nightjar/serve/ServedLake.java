package io.nightjar.serve;

import io.nightjar.results.ResultsFolder;
import io.nightjar.results.SweepFolder;
import io.nightjar.results.SweepStore;
import io.nightjar.spark.ParquetLake;
import io.nightjar.sweep.UserFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All sweeps below a folder of results, by study. Safe for several threads. */
public final class ServedLake {
  private static final int SHOWN_NIGHTS = 6;
  private static final String STATE = "state";
  private static final Set<String> SCORES = Set.of("trial", "score", "mean", "ci_low", "ci_high");

  /** So much of each journal is read at a time where many are, or where a page waits for it. */
  static final int FEW_EVENTS = 2_000;

  static final int MANY_EVENTS = 20_000;

  private final ResultsFolder results;
  private final UserFiles files;
  private final SweepStore store;
  private final ParquetLake lake;
  private Map<String, ServedNight> known = new TreeMap<>();

  public ServedLake(ResultsFolder results, UserFiles files) {
    this.results = results;
    this.files = files;
    this.store = new SweepStore(results);
    this.lake = ParquetLake.open(results.uri());
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() throws IOException {
    return sweeps().isEmpty();
  }

  /** The newest first. */
  private synchronized List<ServedNight> sweeps() throws IOException {
    Map<String, ServedNight> now = new TreeMap<>(Comparator.reverseOrder());
    for (SweepFolder folder : SweepFolder.all(results)) {
      now.put(
          folder.id(),
          known.get(folder.id()) instanceof ServedSweep sweep
              ? sweep
              : new ServedSweep(folder, files));
    }
    tabled()
        .forEach(
            (id, study) ->
                now.computeIfAbsent(
                    id,
                    unseen ->
                        known.get(id) instanceof TabledSweep sweep
                            ? sweep
                            : new TabledSweep(lake, study, id)));
    known = now;
    return List.copyOf(now.values());
  }

  /** The studies of all sweeps that have tables and are not just being deleted, by their ids. */
  private Map<String, String> tabled() {
    Map<String, String> studies = new TreeMap<>();
    try {
      for (String study : lake.studies()) {
        lake.sweeps(study).stream()
            .filter(id -> SweepFolder.ID.matcher(id).matches())
            .forEach(id -> studies.put(id, study));
      }
      studies.keySet().removeAll(store.unfinished());
      return studies;
    } catch (IOException e) {
      return Map.of(); // Sweeps whose folders are there need no tables.
    }
  }

  private Map<String, List<Map<String, Object>>> byStudy() throws IOException {
    Map<String, List<Map<String, Object>>> studies = new TreeMap<>();
    Set<String> running = new HashSet<>();
    for (ServedNight sweep : sweeps()) {
      Map<String, Object> card = sweep.card(FEW_EVENTS);
      String study = ServedSweep.study(card);
      if (isRunning(card) && !running.add(study)) {
        card.put(STATE, ServedSweep.KILLED);
      }
      studies.computeIfAbsent(study, name -> new ArrayList<>()).add(card);
    }
    return studies;
  }

  private static boolean isRunning(Map<String, Object> card) {
    return ServedSweep.RUNNING.equals(card.get(STATE));
  }

  /** Of a study one sweep runs at most: what is said of its process is true of the newest. */
  private boolean hasNewerRunning(String id, String study) throws IOException {
    return sweeps().stream()
        .takeWhile(sweep -> !sweep.id().equals(id))
        .map(sweep -> sweep.card(FEW_EVENTS))
        .anyMatch(card -> isRunning(card) && ServedSweep.study(card).equals(study));
  }

  /** Every study with its newest sweeps and the figures of all. */
  Map<String, Object> index() throws IOException {
    Map<String, List<Map<String, Object>>> studies = byStudy();
    Map<String, Object> index = about("index");
    List<Map<String, Object>> unknown = Optional.ofNullable(studies.remove("")).orElse(List.of());
    index.put("studies", studies.entrySet().stream().map(ServedLake::summary).toList());
    index.put("unknown", unknown);
    return index;
  }

  private static Map<String, Object> summary(Map.Entry<String, List<Map<String, Object>>> study) {
    List<Map<String, Object>> nights = study.getValue();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("name", study.getKey());
    summary.put("count", nights.size());
    summary.put("trend", nights.stream().map(ServedLake::figures).toList());
    summary.put("nights", nights.stream().limit(SHOWN_NIGHTS).toList());
    return summary;
  }

  /** What a line over all nights needs. */
  private static Map<String, Object> figures(Map<String, Object> card) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (String key : List.of("id", STATE, "startedAt", "metric", "direction")) {
      figures.put(key, card.get(key));
    }
    figures.put("best", card.get("best") instanceof Map<?, ?> best ? scores(best) : null);
    return figures;
  }

  private static Map<?, ?> scores(Map<?, ?> best) {
    Map<Object, Object> scores = new LinkedHashMap<>(best);
    scores.keySet().retainAll(SCORES);
    return scores;
  }

  /** All sweeps of a study, the newest first; empty where there is no such study. */
  Optional<Map<String, Object>> study(String name) throws IOException {
    List<Map<String, Object>> nights = name.isEmpty() ? null : byStudy().get(name);
    if (nights == null) {
      return Optional.empty();
    }
    Map<String, Object> study = about("study");
    study.put("name", name);
    study.put("nights", nights);
    return Optional.of(study);
  }

  /**
   * A sweep with its course; empty where there is no such sweep.
   *
   * @param events how much of its journal to read on at most
   */
  Optional<Map<String, Object>> sweep(String id, int events) throws IOException {
    Optional<ServedNight> found = find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> sweep = about("sweep");
    Map<String, Object> page = found.get().page(events);
    if (isRunning(page) && hasNewerRunning(id, ServedSweep.study(page))) {
      page.put(STATE, ServedSweep.KILLED);
    }
    sweep.put("sweep", page);
    return Optional.of(sweep);
  }

  /** The report of a sweep; empty where there is none. */
  Optional<byte[]> report(String id) throws IOException {
    Optional<ServedNight> found = find(id);
    return found.isPresent() ? found.get().report() : Optional.empty();
  }

  private Optional<ServedNight> find(String id) throws IOException {
    return sweeps().stream().filter(sweep -> sweep.id().equals(id)).findFirst();
  }

  private Map<String, Object> about(String page) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("page", page);
    about.put("results", results.toString());
    about.put("now", Instant.now().toString());
    return about;
  }
}
