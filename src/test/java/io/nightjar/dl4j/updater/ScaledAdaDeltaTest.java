package io.nightjar.dl4j.updater;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.dl4j.family.Nets;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.FixedSchedule;

final class ScaledAdaDeltaTest {

  /** The updates that come of three gradients in a row. */
  private static float[] updates(IUpdater config) {
    GradientUpdater<?> updater = config.instantiate(Nd4j.zeros(1, 4), true);
    float[] updates = new float[6];
    for (int step = 0; step < 3; step++) {
      INDArray gradient = Nd4j.createFromArray(new float[][] {{0.5f + step, -2f}});
      updater.applyUpdater(gradient, step, 0);
      updates[2 * step] = gradient.getFloat(0, 0);
      updates[2 * step + 1] = gradient.getFloat(0, 1);
    }
    return updates;
  }

  @Test
  void isAdaDeltaAtARateOfOne() {
    assertThat(updates(new ScaledAdaDelta(1, 0.95, 1e-6)))
        .containsExactly(updates(new AdaDelta(0.95, 1e-6)));
  }

  @Test
  void multipliesTheUpdateButNotTheState() {
    float[] whole = updates(new AdaDelta(0.9, 1e-6));
    float[] half = updates(new ScaledAdaDelta(0.5, 0.9, 1e-6));

    for (int i = 0; i < whole.length; i++) {
      assertThat(half[i]).isEqualTo(whole[i] / 2);
    }
  }

  @Test
  void comesBackFromTheJsonOfAModel() {
    MultiLayerConfiguration written =
        Nets.network(4, 3, "optimizer", "adadelta", "rho", 0.9, "epsilon", 1e-5)
            .getLayerWiseConfigurations();

    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(written.toJson());

    assertThat(read.getConf(0).getLayer()).isEqualTo(written.getConf(0).getLayer());
    assertThat(written.toJson()).contains("ScaledAdaDelta");
  }

  @Test
  void tellsItsLearningRate() {
    IUpdater updater = new ScaledAdaDelta(0.05, 0.95, 1e-6);
    assertThat(updater.hasLearningRate()).isTrue();
    assertThat(updater.getLearningRate(0, 0)).isEqualTo(0.05);
    assertThat(updater.stateSize(7)).isEqualTo(14);

    IUpdater copy = updater.clone();
    assertThat(copy).isEqualTo(updater).hasSameHashCodeAs(updater);
    copy.setLrAndSchedule(0.1, null);
    assertThat(copy).isNotEqualTo(updater);
    assertThat(copy).hasToString("ScaledAdaDelta(0.1, rho 0.95, epsilon 1.0E-6)");
  }

  @Test
  void followsASchedule() {
    ScaledAdaDelta updater = new ScaledAdaDelta(1, 0.95, 1e-6);
    IUpdater plain = updater.clone();

    updater.setLrAndSchedule(1, new FixedSchedule(0.25));

    assertThat(updater.getLearningRate(3, 1)).isEqualTo(0.25);
    assertThat(updater.clone()).isEqualTo(updater).hasSameHashCodeAs(updater);
    assertThat(updater).isNotEqualTo(plain);
  }
}
