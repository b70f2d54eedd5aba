package io.nightjar.sweep;

import io.nightjar.format.TextTable;
import io.nightjar.report.HonestScore;
import io.nightjar.report.Leaderboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What repeats say, for people and for machines. */
public final class HonestText {
  private HonestText() {}

  /** Nothing where there were no repeats. */
  static List<String> of(Leaderboard leaderboard, String metric) {
    List<String> lines = new ArrayList<>();
    leaderboard
        .honestBest()
        .ifPresent(
            best -> {
              lines.add(
                  "Rank 1 trained %d times with fresh seeds: %s %s, 95 %% interval %s"
                      .formatted(
                          best.repeats(), metric, TextTable.number(best.mean()), interval(best)));
              lines.add(ties(leaderboard));
            });
    return lines;
  }

  public static String interval(HonestScore score) {
    return interval(score.low(), score.high());
  }

  public static String interval(double low, double high) {
    return "%s to %s".formatted(TextTable.number(low), TextTable.number(high));
  }

  /** Who cannot be told apart from the first, of those whose repeats count. */
  public static String ties(Leaderboard leaderboard) {
    List<Long> ties = leaderboard.ties();
    if (leaderboard.honest().size() < 2) {
      return "No other trial has repeats to compare";
    }
    return ties.isEmpty()
        ? "No other repeated trial ties with it"
        : ties.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "Cannot be told apart from it: trial ", ""));
  }

  /** Adds it to the object of the best trial; nothing where there were no repeats. */
  static void put(Leaderboard leaderboard, Map<String, Object> best) {
    leaderboard
        .honestBest()
        .ifPresent(
            score -> {
              best.put("mean", score.mean());
              best.put("ci_low", score.low());
              best.put("ci_high", score.high());
              best.put("repeats", score.repeats());
              best.put("ties", leaderboard.ties());
            });
  }

  /** The cell of a rank: whether it ties with the first. */
  static @Nullable String tie(@Nullable HonestScore score) {
    if (score == null || score.contest() == HonestScore.Contest.FIRST) {
      return null;
    }
    return score.tiesWithFirst() ? "yes" : "no";
  }
}
