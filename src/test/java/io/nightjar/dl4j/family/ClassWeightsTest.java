package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

final class ClassWeightsTest {

  @Test
  void everyClassCountsAlikeInSum() {
    float[] weights = ClassWeights.balanced(10, 30, 60).toFloatVector();

    assertThat(weights[0] * 10).isCloseTo(100f / 3, within(1e-4f));
    assertThat(weights[1] * 30).isCloseTo(100f / 3, within(1e-4f));
    assertThat(weights[2] * 60).isCloseTo(100f / 3, within(1e-4f));
  }

  @Test
  void aClassWithoutExamplesHasAWeightThatNothingUses() {
    assertThat(ClassWeights.balanced(10, 0).toFloatVector()).containsExactly(0.5f, 1f);
  }

  @Test
  void standInTheLossOnlyWhereAsked() {
    assertThat(loss("none").getWeights()).isNull();
    assertThat(loss("balanced").getWeights().toFloatVector())
        .containsExactly(ClassWeights.balanced(10, 30).toFloatVector());
  }

  private static LossMCXENT loss(String weights) {
    return (LossMCXENT)
        ((OutputLayer) network(weights).getOutputLayer().conf().getLayer()).getLossFn();
  }

  private static MultiLayerNetwork network(String weights) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            MlpNetwork.of(
                Settings.complete(
                    MlpFamily.FAMILY,
                    Nets.configuration("class-weights", weights, "optimizer", "sgd")),
                2,
                new int[] {10, 30},
                Nets.COURSE));
    network.init();
    return network;
  }

  /** The step of a batch of one class is that of the loss times the weight of the class. */
  @Test
  void scaleTheStepsOfAClass() {
    INDArray features = Nd4j.ones(4, 2);
    INDArray labels = Nd4j.zeros(4, 2);
    labels.getColumn(0).assign(1);
    MultiLayerNetwork plain = network("none");
    MultiLayerNetwork weighted = network("balanced");
    INDArray start = plain.params().dup();

    plain.fit(features, labels);
    weighted.fit(features, labels);

    float[] plainSteps = plain.params().sub(start).ravel().toFloatVector();
    float[] weightedSteps = weighted.params().sub(start).ravel().toFloatVector();
    assertThat(plainSteps).hasSize(weightedSteps.length);
    for (int i = 0; i < plainSteps.length; i++) {
      assertThat(weightedSteps[i]).isCloseTo(plainSteps[i] * 2, within(1e-5f));
    }
    assertThat(plain.params()).isNotEqualTo(start);
  }
}
