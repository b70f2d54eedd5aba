package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Rows;

/** Makes an image a row in Deeplearning4j's order: channel by channel, each pixel by pixel. */
final class Flattening implements Layer {
  private final int pixels;
  private final Tensor input;
  private final Tensor output;

  Flattening(int pixels, Tensor input, Tensor output) {
    this.pixels = pixels;
    this.input = input;
    this.output = output;
  }

  @Override
  public void forward(Pass pass, int rows) {
    for (int row = 0; row < rows; row++) {
      Rows.transpose(
          input.values(),
          row * pixels * input.stride(),
          pixels,
          input.width(),
          input.stride(),
          output.values(),
          row * output.stride(),
          pixels);
    }
  }

  @Override
  public void backward(int rows) {
    for (int row = 0; row < rows && input.hasErrors(); row++) {
      Rows.transpose(
          output.errors(),
          row * output.stride(),
          input.width(),
          pixels,
          pixels,
          input.errors(),
          row * pixels * input.stride(),
          input.stride());
    }
  }
}
