package io.nightjar.serve;

import io.nightjar.format.Json;
import io.nightjar.spark.ParquetLake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sweep whose folder is gone, by what the tables still hold of it; read until that succeeds, and
 * not again, as they never change. Safe for several threads.
 */
final class TabledSweep implements ServedNight {
  /** Columns of {@code sweeps}, each with its name in a card. */
  private static final Map<String, String> SWEEP =
      names(
          "outcome state trials trials completed completed stopped stopped failed failed slots"
              + " slots seconds seconds started_at startedAt objective metric direction direction"
              + " data_fingerprint data best_trial_id best warnings warnings");

  /** Columns of {@code leaderboard}, each with its name in a card. */
  private static final Map<String, String> RANK =
      names(
          "rank rank trial_id trial score score epochs epochs mean mean ci_low ci_low ci_high"
              + " ci_high repeats repeats test_score test_score");

  private final ParquetLake lake;
  private final String study;
  private final String id;
  private @Nullable Map<String, Object> known;

  TabledSweep(ParquetLake lake, String study, String id) {
    this.lake = lake;
    this.study = study;
    this.id = id;
  }

  private static Map<String, String> names(String pairs) {
    Map<String, String> names = new LinkedHashMap<>();
    String[] words = pairs.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      names.put(words[i], words[i + 1]);
    }
    return names;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public synchronized Map<String, Object> card(int events) {
    if (known != null) {
      return new LinkedHashMap<>(known);
    }
    Map<String, Object> card = read();
    if ("".equals(card.get("problem"))) {
      known = card; // What could not be read may be the next time.
    }
    return new LinkedHashMap<>(card);
  }

  @Override
  public Map<String, Object> page(int events) {
    return card(events);
  }

  @Override
  public Optional<byte[]> report() {
    return Optional.empty();
  }

  private Map<String, Object> read() {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("state", "unreadable");
    String problem = "";
    try {
      rows("sweeps", SWEEP).stream().findFirst().ifPresent(card::putAll);
      card.computeIfPresent("startedAt", (key, time) -> time.toString());
      card.put("warnings", warnings(card));
      if (card.remove("best") instanceof Long winner) {
        putBest(card, winner);
      }
    } catch (IOException | RuntimeException e) {
      problem = String.valueOf(e.getMessage());
    }
    card.put("id", id);
    card.put("study", study);
    card.put("problem", problem);
    card.put("caughtUp", true);
    card.put("hasReport", false);
    return card;
  }

  private static List<String> warnings(Map<String, Object> card) {
    List<String> all = new ArrayList<>();
    all.add("Its folder in runs/ is gone, and its course and report with it; the tables say this.");
    if (card.get("warnings") instanceof String lines && !lines.isEmpty()) {
      all.addAll(lines.lines().toList());
    }
    return all;
  }

  private void putBest(Map<String, Object> card, long winner) throws IOException {
    for (Map<String, Object> rank : rows("leaderboard", RANK)) {
      if (rank.get("trial") instanceof Long trial && trial == winner) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        card.put("varied", List.copyOf(varied(winner, configuration)));
        rank.put("configuration", configuration);
        card.put("best", rank);
      }
    }
  }

  /**
   * The names of parameters that differ between trials.
   *
   * @param configuration takes the values of the winner
   */
  private Set<String> varied(long winner, Map<String, Object> configuration) throws IOException {
    Map<String, Object> first = new HashMap<>();
    Set<String> varied = new TreeSet<>();
    lake.read(
        "trials",
        study,
        id,
        List.of("trial_id", "params_json"),
        row -> {
          Map<String, Object> values = Json.object(String.valueOf(row.get(1)));
          values.forEach(
              (name, value) -> {
                Object other = first.putIfAbsent(name, value);
                if (other != null && !other.equals(value)) {
                  varied.add(name);
                }
              });
          if (row.get(0) instanceof Long trial && trial == winner) {
            configuration.putAll(values);
          }
        });
    return varied;
  }

  /** The rows of a table, without cells that are empty. */
  private List<Map<String, Object>> rows(String table, Map<String, String> names)
      throws IOException {
    List<String> columns = List.copyOf(names.keySet());
    List<Map<String, Object>> rows = new ArrayList<>();
    lake.read(
        table,
        study,
        id,
        columns,
        cells -> {
          Map<String, Object> row = new LinkedHashMap<>();
          for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell != null) {
              row.put(String.valueOf(names.get(columns.get(i))), cell);
            }
          }
          rows.add(row);
        });
    return rows;
  }
}
