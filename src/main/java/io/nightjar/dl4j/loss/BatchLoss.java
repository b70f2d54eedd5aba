package io.nightjar.dl4j.loss;

import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss of what a whole batch's rows are to each other, for a last layer whose activation is the
 * identity. Masks have no meaning here.
 */
interface BatchLoss extends ILossFunction {

  /** The losses of a batch. */
  RowLosses of(EmbeddedBatch batch);

  @Override
  default double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    double sum = of(EmbeddedBatch.of(labels, preOutput)).sum();
    return average ? sum / labels.size(0) : sum;
  }

  @Override
  default INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    double[] losses = of(EmbeddedBatch.of(labels, preOutput)).losses();
    return Nd4j.createFromArray(losses).castTo(preOutput.dataType()).reshape(losses.length, 1);
  }

  @Override
  default INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    EmbeddedBatch batch = EmbeddedBatch.of(labels, preOutput);
    return batch.array(of(batch).gradient());
  }

  @Override
  default Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }
}
