package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.report.WinnerComparison.Verdict;
import io.nightjar.trial.TrialResult;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WinnerComparisonTest {
  private static List<TrialResult> repeats(long id, double... scores) {
    return IntStream.range(0, scores.length)
        .mapToObj(i -> Results.repeated(id, 9, i + 1, scores[i]))
        .toList();
  }

  private static WinnerComparison compared(List<TrialResult> one, List<TrialResult> other) {
    return WinnerComparison.of(one, other, Results.GOALS).orElseThrow();
  }

  @Test
  void whatASeedDoesToBothCancels() {
    WinnerComparison better = compared(repeats(4, 0.71, 0.81, 0.915), repeats(7, 0.70, 0.80, 0.90));
    assertThat(better.difference()).isCloseTo(0.035 / 3, within(1e-12));
    assertThat(better.low()).isPositive();
    assertThat(better.pairs()).isEqualTo(3);
    assertThat(better.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(compared(repeats(7, 0.70, 0.80, 0.90), repeats(4, 0.71, 0.81, 0.915)).verdict())
        .isEqualTo(Verdict.WORSE);
  }

  @Test
  void aDifferenceWithinTheNoiseIsNone() {
    WinnerComparison same = compared(repeats(4, 0.71, 0.80, 0.91), repeats(7, 0.70, 0.82, 0.90));
    assertThat(same.verdict()).isEqualTo(Verdict.SAME);
    assertThat(same.low()).isNegative();
    assertThat(same.high()).isPositive();
  }

  @Test
  void theSameTrainingIsTheSame() {
    WinnerComparison same = compared(repeats(4, 0.7, 0.8), repeats(9, 0.7, 0.8));
    assertThat(same).isEqualTo(new WinnerComparison(0, 0, 0, 2, Verdict.SAME));
  }

  @Test
  void onlySharedRepeatsArePairs() {
    assertThat(compared(repeats(4, 0.7, 0.8, 0.9, 0.1), repeats(7, 0.7, 0.8, 0.9)).pairs())
        .isEqualTo(3);
  }

  @Test
  void aSweepWithoutRepeatsHasNoComparison() {
    assertThat(WinnerComparison.of(repeats(4, 0.7, 0.8), List.of(), Results.GOALS)).isEmpty();
    assertThat(WinnerComparison.of(repeats(4, 0.7), repeats(4, 0.7, 0.8), Results.GOALS)).isEmpty();
  }
}
