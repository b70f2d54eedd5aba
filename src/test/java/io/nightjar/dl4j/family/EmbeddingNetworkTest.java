package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.space.Configuration;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class EmbeddingNetworkTest {
  private static final INDArray ROWS = rows();

  private static INDArray rows() {
    float[][] rows = new float[6][5];
    Random random = new Random(1);
    for (float[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        row[column] = (float) random.nextGaussian();
      }
    }
    return Nd4j.createFromArray(rows);
  }

  private static ComputationGraph network(Object... settings) {
    Configuration complete =
        Settings.complete(EmbeddingFamily.FAMILY, Nets.configuration(settings));
    ComputationGraph network = new ComputationGraph(EmbeddingNetwork.of(complete, 5, Nets.COURSE));
    network.init();
    return network;
  }

  private static INDArray labels() {
    float[][] rows = new float[6][3];
    IntStream.range(0, 6).forEach(row -> rows[row][row % 3] = 1);
    return Nd4j.createFromArray(rows);
  }

  @Test
  void tripletsLieOnASphereAndNPairsDoNot() {
    INDArray onSphere = network("loss", "triplet", "dimensions", 7L).output(ROWS)[0];
    INDArray free = network("loss", "n-pair").output(ROWS)[0];

    assertThat(onSphere.shape()).containsExactly(6, 7);
    for (float length : onSphere.norm2(1).toFloatVector()) {
      assertThat(length).isCloseTo(1, within(1e-5f));
    }
    assertThat(free.norm2(1).stdNumber().doubleValue()).isGreaterThan(0.01);
  }

  /**
   * Through hidden layers, the scaling to length 1 and the loss. Few rows, so that no other row
   * becomes the semi-hard negative within the step: the loss jumps there.
   */
  @ParameterizedTest
  @CsvSource({"n-pair, false", "n-pair, true", "triplet, true", "triplet, false"})
  void theGradientIsThatOfTheLoss(String loss, boolean unitLength) {
    ComputationGraph network =
        network("loss", loss, "unit-length", unitLength, "activation", "tanh", "dimensions", 3L);
    network.setInputs(ROWS);
    network.setLabels(labels());
    network.computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());
    INDArray gradient = network.getFlattenedGradients().div(6);
    double slope = gradient.norm2Number().doubleValue();
    INDArray direction = gradient.div(slope);
    double step = 1e-3;

    double above = lossAt(network, direction, step);
    double below = lossAt(network, direction, -2 * step);

    assertThat((above - below) / (2 * step)).isCloseTo(slope, within(0.02 * slope));
  }

  private static double lossAt(ComputationGraph network, INDArray direction, double step) {
    network.params().addi(direction.mul(step).reshape(network.params().shape()));
    network.computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());
    return network.score();
  }
}
