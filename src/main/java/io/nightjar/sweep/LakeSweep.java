package io.nightjar.sweep;

import io.nightjar.format.Json;
import io.nightjar.report.TrialStatus;
import io.nightjar.search.EarlierTrial;
import io.nightjar.spark.ParquetLake;
import io.nightjar.trial.Objective;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The trials that an earlier sweep left in the lake, as far as they got a score.
 *
 * @param objective what it judged by, empty where it has no trial
 * @param trials in the order of their ids; of a very large sweep the best ones
 */
record LakeSweep(String id, Optional<Aim> objective, List<EarlierTrial> trials) {
  /** So many fit into any driver's memory, and a search can start from far fewer. */
  private static final int MOST_TRIALS = 10_000;

  private static final List<String> COLUMNS =
      List.of("trial_id", "status", "epochs", "score", "objective", "direction", "params_json");

  LakeSweep {
    trials = List.copyOf(trials);
  }

  /** An objective as the tables name it. */
  record Aim(String metric, String direction) {
    static Aim of(Objective objective) {
      return new Aim(objective.metric(), objective.direction().label());
    }

    @Override
    public String toString() {
      return direction + " " + metric;
    }
  }

  /**
   * Reads a sweep.
   *
   * @param objective that of today, by which the best trials of a very large sweep are kept
   */
  static LakeSweep read(ParquetLake lake, String study, String sweep, Objective objective)
      throws IOException {
    Reading reading = new Reading(objective);
    lake.read("trials", study, sweep, COLUMNS, reading::add);
    return new LakeSweep(sweep, Optional.ofNullable(reading.aim), reading.trials());
  }

  /** A trial whose parameters are still text. */
  private record Row(long id, int epochs, double score, String parameters) {
    EarlierTrial trial() {
      Map<String, Object> values = new HashMap<>();
      Json.object(parameters).forEach((name, value) -> values.put(name, typed(value)));
      return new EarlierTrial(values, epochs, score);
    }

    /** Whole numbers are longs in configurations. */
    private static Object typed(Object value) {
      return value instanceof Integer number ? (Object) number.longValue() : value;
    }
  }

  /** Keeps the best rows of those that it is given. */
  private static final class Reading {
    private final PriorityQueue<Row> worstFirst;
    private @Nullable Aim aim;

    Reading(Objective objective) {
      Comparator<Row> bestFirst =
          Comparator.comparingInt(Row::epochs)
              .reversed()
              .thenComparing(Row::score, objective.bestFirst())
              .thenComparing(Row::id);
      this.worstFirst = new PriorityQueue<>(bestFirst.reversed());
    }

    void add(List<@Nullable Object> cells) {
      aim = new Aim(String.valueOf(cells.get(4)), String.valueOf(cells.get(5)));
      boolean failed = TrialStatus.FAILED.label().equals(cells.get(1));
      if (!failed
          && cells.get(0) instanceof Long id
          && cells.get(2) instanceof Long epochs
          && cells.get(3) instanceof Double score
          && cells.get(6) instanceof String parameters) {
        worstFirst.add(new Row(id, Math.toIntExact(epochs), score, parameters));
      }
      if (worstFirst.size() > MOST_TRIALS) {
        worstFirst.remove();
      }
    }

    List<EarlierTrial> trials() {
      List<Row> rows = new ArrayList<>(worstFirst);
      rows.sort(Comparator.comparingLong(Row::id));
      return rows.stream().map(Row::trial).toList();
    }
  }
}
