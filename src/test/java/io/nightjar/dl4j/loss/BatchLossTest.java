package io.nightjar.dl4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

final class BatchLossTest {
  private static final IActivation IDENTITY = Activation.IDENTITY.getActivationFunction();
  private static final double E = Math.E;

  static Stream<ILossFunction> losses() {
    return Stream.of(
        new NPairLoss(0), new NPairLoss(0.5), new TripletLoss(0.2), new TripletLoss(3));
  }

  /** One-hot rows. */
  private static INDArray labels(int... classes) {
    float[][] rows = new float[classes.length][3];
    for (int row = 0; row < rows.length; row++) {
      rows[row][classes[row]] = 1;
    }
    return Nd4j.createFromArray(rows);
  }

  private static double[] rowLosses(ILossFunction loss, INDArray labels, INDArray places) {
    return loss.computeScoreArray(labels, places, IDENTITY, null).toDoubleVector();
  }

  /** Of the formula, by hand: the only positive has the product 2, the only negative 1. */
  @Test
  void anNPairIsTheLogarithmOfOneAndTheNegativesBesideThePositive() {
    INDArray places = Nd4j.createFromArray(new float[][] {{1, 0}, {2, 0}, {1, 1}});
    double[] losses = rowLosses(new NPairLoss(0.1), labels(0, 0, 1), places);

    assertThat(losses[0]).isCloseTo(Math.log(1 + 1 / E) + 0.05, within(1e-6));
    assertThat(losses[1]).isCloseTo(Math.log(2) + 0.2, within(1e-6));
    assertThat(losses[2]).isCloseTo(0.1, within(1e-6));
  }

  /** Positives at 0 and 1, negatives at 1.2 and 3: squared distances 1, 1.44 and 9. */
  @Test
  void aTripletTakesTheNearestNegativeBehindThePositive() {
    INDArray places = Nd4j.createFromArray(new float[][] {{0}, {1}, {1.2f}, {3}});
    double[] losses = rowLosses(new TripletLoss(0.5), labels(0, 0, 1, 2), places);

    assertThat(losses[0]).isCloseTo(1 - 1.44 + 0.5, within(1e-6));
    assertThat(losses[1]).as("of the row at 1 only that at 3 is behind").isZero();
    assertThat(losses[2]).as("alone in its class").isZero();
  }

  @Test
  void aTripletWithoutANegativeBehindThePositiveTakesTheFarthest() {
    INDArray places = Nd4j.createFromArray(new float[][] {{0}, {3}, {1}, {2}});

    assertThat(rowLosses(new TripletLoss(0.5), labels(0, 0, 1, 2), places)[0])
        .isCloseTo(9 - 4 + 0.5, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theGradientIsThatOfTheSum(ILossFunction loss) {
    INDArray labels = labels(0, 1, 2, 0, 1, 2, 0);
    float[] values = new float[7 * 4];
    Random random = new Random(5);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    float[] gradient =
        loss.computeGradient(labels, places(values), IDENTITY, null).data().asFloat();

    for (int i = 0; i < values.length; i++) {
      float kept = values[i];
      float up = kept + 1e-3f;
      float down = kept - 1e-3f;
      values[i] = up;
      double above = loss.computeScore(labels, places(values), IDENTITY, null, false);
      values[i] = down;
      double below = loss.computeScore(labels, places(values), IDENTITY, null, false);
      values[i] = kept;
      assertThat(gradient[i]).isCloseTo((float) ((above - below) / (up - down)), within(2e-3f));
    }
    assertThat(gradient).isNotEqualTo(new float[values.length]);
  }

  private static INDArray places(float... values) {
    return Nd4j.create(values.clone(), new long[] {values.length / 4, 4}, 'c');
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theScoreIsTheSumOrMeanOfTheRows(ILossFunction loss) {
    INDArray labels = labels(0, 1, 0, 1);
    INDArray places = Nd4j.createFromArray(new float[][] {{1, 2}, {2, 1}, {0, 1}, {1, 0}});
    double sum = 0;
    for (double row : rowLosses(loss, labels, places)) {
      sum += row;
    }

    assertThat(loss.computeScore(labels, places, IDENTITY, null, false))
        .isCloseTo(sum, within(1e-5));
    assertThat(loss.computeGradientAndScore(labels, places, IDENTITY, null, true).getFirst())
        .isCloseTo(sum / 4, within(1e-5));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void rowsOfOneClassOrAloneHaveNoPairs(ILossFunction loss) {
    INDArray places = Nd4j.createFromArray(new float[][] {{3, 1}, {2, 4}});
    double length = loss.equals(new NPairLoss(0.5)) ? 0.25 * (10 + 20) : 0;

    assertThat(loss.computeScore(labels(1, 1), places, IDENTITY, null, false))
        .isCloseTo(length, within(1e-6));
    assertThat(loss.computeScore(labels(0, 1), places, IDENTITY, null, false))
        .isCloseTo(length, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void whatIsNoNumberGivesNone(ILossFunction loss) {
    INDArray places = Nd4j.createFromArray(new float[][] {{Float.NaN}, {1}, {2}, {3}});

    assertThat(loss.computeScore(labels(0, 0, 1, 1), places, IDENTITY, null, true)).isNaN();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void goesThroughAModelFile(ILossFunction loss) throws Exception {
    String json = NeuralNetConfiguration.mapper().writeValueAsString(loss);

    assertThat(NeuralNetConfiguration.mapper().readValue(json, ILossFunction.class))
        .isEqualTo(loss)
        .hasSameHashCodeAs(loss)
        .hasToString(loss.name());
  }

  @Test
  void labelsOfOtherRowsAreRefused() {
    assertThatThrownBy(
            () ->
                new NPairLoss(0).computeScore(labels(0, 1), Nd4j.zeros(3, 2), IDENTITY, null, true))
        .hasMessage("Invalid labels: 2 rows for an embedding of 3");
  }
}
