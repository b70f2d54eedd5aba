package io.nightjar.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All sweeps below a folder of results, by study. Safe for several threads. */
final class ServedLake {
  private static final int SHOWN_NIGHTS = 6;
  private static final Set<String> SCORES = Set.of("trial", "score", "mean", "ci_low", "ci_high");

  /** So much of each journal is read at a time where many are, or where a page waits for it. */
  static final int FEW_EVENTS = 2_000;

  static final int MANY_EVENTS = 20_000;

  private final ResultsFolder results;
  private final UserFiles files;
  private final Map<String, ServedSweep> known = new TreeMap<>();

  ServedLake(ResultsFolder results, UserFiles files) {
    this.results = results;
    this.files = files;
  }

  /** The newest first. */
  private synchronized List<ServedSweep> sweeps() throws IOException {
    List<ServedSweep> sweeps = new ArrayList<>();
    for (SweepFolder folder : SweepFolder.all(results)) {
      sweeps.add(known.computeIfAbsent(folder.id(), id -> new ServedSweep(folder, files)));
    }
    known.values().retainAll(sweeps);
    return sweeps;
  }

  private Map<String, List<Map<String, Object>>> byStudy() throws IOException {
    Map<String, List<Map<String, Object>>> studies = new TreeMap<>();
    for (ServedSweep sweep : sweeps()) {
      Map<String, Object> card = sweep.card(FEW_EVENTS);
      studies.computeIfAbsent(ServedSweep.study(card), name -> new ArrayList<>()).add(card);
    }
    return studies;
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
    for (String key : List.of("id", "state", "startedAt", "metric", "direction")) {
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
    Optional<ServedSweep> found = find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> sweep = about("sweep");
    sweep.put("sweep", found.get().page(events));
    return Optional.of(sweep);
  }

  /** The report of a sweep; empty where there is none. */
  Optional<byte[]> report(String id) throws IOException {
    Optional<ServedSweep> found = find(id);
    return found.isPresent() ? found.get().report() : Optional.empty();
  }

  private Optional<ServedSweep> find(String id) throws IOException {
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
