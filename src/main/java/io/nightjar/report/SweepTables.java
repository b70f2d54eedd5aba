package io.nightjar.report;

import io.nightjar.trial.Purpose;
import io.nightjar.trial.ResultStore;
import io.nightjar.trial.TrialResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The five tables of a sweep. They depend on the facts and results alone, and hold no row in
 * memory: each is made from the results when it is written.
 *
 * <p>{@code trials} ascends by id, {@code attempts} by purpose, trial, epochs, repeat and attempt,
 * {@code curves} by trial, epoch and metric, {@code leaderboard} by rank.
 *
 * @param summary of the same results
 */
public record SweepTables(SweepFacts facts, ResultStore results, SweepSummary summary) {

  /** The first ranks with their trials, at most so many. */
  public List<LeaderboardRow> top(int most) {
    List<LeaderboardRow> rows = new ArrayList<>();
    LeaderboardRow.of(summary.leaderboard(), results, most).forEachRemaining(rows::add);
    return rows;
  }

  /** The trials of the search, ascending by id, one by one. */
  public Iterator<TrialRecord> trials() {
    Iterator<TrialHistory> histories = TrialHistory.all(results, facts.goals());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return histories.hasNext();
      }

      @Override
      public TrialRecord next() {
        return TrialRecord.of(histories.next(), facts);
      }
    };
  }

  /** Writes all rows of all tables, empty tables too. */
  public void writeTo(TableSink sink) throws IOException {
    try (Layout.Rows<AttemptRow> attempts = AttemptRow.layout().open(sink)) {
      writeSearch(sink, attempts);
      for (Purpose purpose : Purpose.values()) {
        if (purpose != Purpose.SEARCH) {
          Iterator<TrialResult> others = results.results(purpose);
          while (others.hasNext()) {
            addAll(AttemptRow.of(others.next()), attempts);
          }
        }
      }
    }
    writeRanks(sink, Integer.MAX_VALUE);
    try (Layout.Rows<SweepRow> sweeps = SweepRow.layout().open(sink)) {
      sweeps.add(new SweepRow(facts, summary));
    }
  }

  /** Three tables in one go, so that the results are read once. */
  private void writeSearch(TableSink sink, Layout.Rows<AttemptRow> attempts) throws IOException {
    try (Layout.Rows<TrialRow> trials = TrialRow.layout(facts).open(sink);
        Layout.Rows<CurveRow> curves = CurveRow.layout().open(sink)) {
      Iterator<TrialHistory> histories = TrialHistory.all(results, facts.goals());
      while (histories.hasNext()) {
        TrialHistory history = histories.next();
        trials.add(TrialRow.of(history, facts));
        addAll(CurveRow.of(history).stream(), curves);
        addAll(history.results().stream().flatMap(AttemptRow::of), attempts);
      }
    }
  }

  /** The first ranks of the leaderboard, at most so many. */
  void writeRanks(TableSink sink, int most) throws IOException {
    try (Layout.Rows<LeaderboardRow> rows =
        LeaderboardRow.layout(facts.space(), facts.goals()).open(sink)) {
      Iterator<LeaderboardRow> ranks = LeaderboardRow.of(summary.leaderboard(), results, most);
      while (ranks.hasNext()) {
        rows.add(ranks.next());
      }
    }
  }

  private static <R> void addAll(Stream<R> more, Layout.Rows<R> rows) throws IOException {
    Iterator<R> each = more.iterator();
    while (each.hasNext()) {
      rows.add(each.next());
    }
  }
}
