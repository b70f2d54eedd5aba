package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Noise;

/** Dropout: in training sets values to 0 at random, and scales the others up to the same mean. */
final class Dropping implements Layer {
  private final Masks masks;
  private final double keep;
  private final Tensor input;
  private final Tensor output;
  private float[] mask = {};

  Dropping(Masks masks, double keep, Tensor input, Tensor output) {
    this.masks = masks;
    this.keep = keep;
    this.input = input;
    this.output = output;
  }

  @Override
  public void forward(Pass pass, int rows) {
    int length = output.length(rows);
    if (pass == Pass.PREDICT) {
      System.arraycopy(input.values(), 0, output.values(), 0, length);
      return;
    }
    if (mask.length < length) {
      mask = new float[length];
    }
    masks.fill(mask, length, keep);
    Noise.apply(mask, input.values(), output.values(), length);
  }

  @Override
  public void backward(int rows) {
    if (input.hasErrors()) {
      Noise.apply(mask, output.errors(), input.errors(), output.length(rows));
    }
  }

  @Override
  public long mostValues(long rows, long steps) {
    return output.mostValues(rows, steps);
  }
}
