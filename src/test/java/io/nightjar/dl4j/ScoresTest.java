package io.nightjar.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScoresTest {

  @Test
  void countsHitsLossAndMacroF1() {
    float[] probabilities = {0.8f, 0.2f, 0.6f, 0.4f, 0.3f, 0.7f};
    Scores scores = new Scores(2);
    scores.add(probabilities, 0, 0);
    scores.add(probabilities, 1, 1);
    scores.add(probabilities, 2, 1);

    Map<String, Double> metrics = scores.metrics();

    assertThat(metrics.get("accuracy")).isEqualTo(2.0 / 3);
    assertThat(metrics.get("loss"))
        .isCloseTo(-(Math.log(0.8) + Math.log(0.4) + Math.log(0.7)) / 3, within(1e-6));
    assertThat(metrics.get("f1")).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void weighsClassesAlikeInF1() {
    float[] always = {1, 0};
    Scores scores = new Scores(2);
    for (int i = 0; i < 9; i++) {
      scores.add(always, 0, 0);
    }
    scores.add(always, 0, 1);

    assertThat(scores.metrics().get("accuracy")).isEqualTo(0.9);
    assertThat(scores.metrics().get("f1")).isCloseTo(18.0 / 19 / 2, within(1e-12));
  }

  @Test
  void keepsTheLossOfAnImpossiblePredictionFinite() {
    Scores scores = new Scores(2);
    scores.add(new float[] {1, 0}, 0, 1);

    assertThat(scores.metrics().get("loss")).isCloseTo(-Math.log(1e-10), within(1e-9));
  }

  @Test
  void measuresNothingWhereAProbabilityIsNone() {
    Scores scores = new Scores(2);
    scores.add(new float[] {1, 0, Float.NaN, Float.NaN}, 0, 0);
    scores.add(new float[] {1, 0, Float.NaN, Float.NaN}, 1, 0);

    assertThat(scores.metrics().values()).hasSize(3).allSatisfy(v -> assertThat(v).isNaN());
  }
}
