package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Layout;
import io.nightjar.trial.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Makes the arrays that networks take. */
final class Tensors {

  private Tensors() {}

  /**
   * The features of a batch.
   *
   * @param values row by row
   * @throws IllegalArgumentException if the shape has no such layout
   */
  static INDArray features(float[] values, Shape shape, Layout layout) {
    long rows = values.length / shape.columns();
    if (layout == Layout.ROWS) {
      return Nd4j.create(values, new long[] {rows, shape.columns()}, 'c');
    }
    if (layout == Layout.IMAGES && shape instanceof Shape.Image image) {
      long[] sizes = {rows, image.channels(), image.height(), image.width()};
      return Nd4j.create(values, sizes, 'c');
    }
    if (layout == Layout.SEQUENCES && shape instanceof Shape.Sequence sequence) {
      long[] sizes = {rows, sequence.channels(), sequence.steps()};
      return Nd4j.create(channelByChannel(values, sequence), sizes, 'c');
    }
    throw new IllegalArgumentException("Invalid layout of " + shape + ": " + layout);
  }

  /** Each row from [step][channel] to [channel][step]. */
  private static float[] channelByChannel(float[] values, Shape.Sequence shape) {
    float[] turned = new float[values.length];
    for (int row = 0; row < values.length; row += shape.columns()) {
      for (int place = 0; place < shape.columns(); place++) {
        int step = place / shape.channels();
        int channel = place % shape.channels();
        turned[row + channel * shape.steps() + step] = values[row + place];
      }
    }
    return turned;
  }

  /** [rows, steps], 1 where a step is no padding. */
  static INDArray mask(int[] lengths, Shape shape) {
    int steps = shape.columns() / shape.channels();
    float[] values = new float[lengths.length * steps];
    for (int row = 0; row < lengths.length; row++) {
      for (int step = 0; step < lengths[row]; step++) {
        values[row * steps + step] = 1;
      }
    }
    return Nd4j.create(values, new long[] {lengths.length, steps}, 'c');
  }
}
