package io.nightjar.dl4j.step;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Dropout of Deeplearning4j's, at a rate of a half, by the masks of {@link CountedMasks}. */
final class CountedDropout implements IDropout {
  private static final float SCALE = 2;

  private int draws;

  @Override
  public INDArray applyDropout(
      INDArray inputs, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    result.assign(inputs);
    scale(result, draws++);
    return result;
  }

  @Override
  public INDArray backprop(INDArray errors, INDArray result, int iteration, int epoch) {
    result.assign(errors);
    scale(result, draws - 1);
    return result;
  }

  private static void scale(INDArray values, int draw) {
    for (int row = 0; row < values.rows(); row++) {
      for (int column = 0; column < values.columns(); column++) {
        float factor = CountedMasks.drops(draw, row, column) ? 0 : SCALE;
        values.putScalar(row, column, values.getFloat(row, column) * factor);
      }
    }
  }

  @Override
  public void clear() {
    // Masks are computed anew each time.
  }

  @Override
  public IDropout clone() {
    return new CountedDropout();
  }
}
