package io.nightjar.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.report.HonestScore;
import io.nightjar.report.HonestScore.Contest;
import io.nightjar.report.Leaderboard;
import io.nightjar.report.Standing;
import io.nightjar.trial.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HonestTextTest {

  /** The trials from 1 on, each with how it does. */
  private static Leaderboard board(Contest... contests) {
    Map<Long, HonestScore> honest = new LinkedHashMap<>();
    for (Contest contest : contests) {
      honest.put(honest.size() + 1L, new HonestScore(0.9, 0.8, 0.95, 5, contest));
    }
    List<Standing> standings =
        honest.keySet().stream()
            .map(id -> new Standing(id, 9, 0.9, List.of(), Place.NO_FRONT))
            .toList();
    return new Leaderboard(standings, standings.size(), Optional.empty(), honest);
  }

  @Test
  void saysWhoTiesOrThatNobodyCould() {
    assertThat(HonestText.ties(board(Contest.FIRST)))
        .isEqualTo("No other trial has repeats to compare");
    assertThat(HonestText.ties(board(Contest.FIRST, Contest.BEHIND)))
        .isEqualTo("No other repeated trial ties with it");
    assertThat(HonestText.ties(board(Contest.FIRST, Contest.TIED, Contest.BEHIND, Contest.TIED)))
        .isEqualTo("Cannot be told apart from it: trial 2, 4");
  }
}
