package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RepeatNoiseTest {
  private static final double[] SEEDS = {-0.2, 0, 0.2};
  private static final double[] ROWS = {-3, -1, 1, 3};

  /** Scores that are a sum of what the seed and what the rows do. */
  private static RepeatScores sum(long trial, double worth) {
    double[] losses = new double[SEEDS.length];
    double[][] groups = new double[SEEDS.length][ROWS.length];
    for (int i = 0; i < SEEDS.length; i++) {
      losses[i] = worth + SEEDS[i];
      for (int j = 0; j < ROWS.length; j++) {
        groups[i][j] = losses[i] + ROWS[j];
      }
    }
    return new RepeatScores(trial, losses, groups);
  }

  @Test
  void theNoiseOfAMeanIsThatOfSeedsAndOfRows() {
    RepeatNoise noise = new RepeatNoise(List.of(sum(0, 1)));
    assertThat(noise.ofSeeds(0)).isCloseTo(0.04, within(1e-12));
    double variance = 0.04 / 3 + (20.0 / 3) / 4;
    assertThat(noise.ofMean(0).variance()).isCloseTo(variance, within(1e-12));
    assertThat(noise.ofMean(0).freedom()).as("three of rows, hardly of seeds").isBetween(3.0, 3.1);
  }

  @Test
  void whatSeedsAndRowsDoToAllTellsNobodyApart() {
    RepeatNoise noise = new RepeatNoise(List.of(sum(0, 1), sum(1, 1.5)));
    assertThat(noise.ofOwnRows(0)).isCloseTo(0, within(1e-12));
    RepeatNoise difference = new RepeatNoise(List.of(sum(1, 1.5).minus(sum(0, 1))));
    assertThat(difference.ofMean(0).variance()).isCloseTo(0, within(1e-12));
  }

  @Test
  void withoutGroupsOnlySeedsCount() {
    double[][] none = {{}, {}, {}};
    RepeatNoise noise = new RepeatNoise(List.of(new RepeatScores(0, SEEDS, none)));
    assertThat(noise.ofMean(0).variance()).isCloseTo(0.04 / 3, within(1e-12));
    assertThat(noise.ofMean(0).freedom()).isEqualTo(2);
    assertThat(noise.ofOwnRows(0)).isZero();
  }
}
