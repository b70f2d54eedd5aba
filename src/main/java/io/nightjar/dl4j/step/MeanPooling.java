package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Pooling;
import io.nightjar.dl4j.step.kernel.Windows;
import java.util.Arrays;

/** The mean of what a window sees in a channel. */
final class MeanPooling implements Layer {
  private final Pooling pooling;
  private final Tensor input;
  private final Tensor output;

  MeanPooling(Windows windows, Tensor input, Tensor output) {
    this.pooling = new Pooling(windows, input.stride());
    this.input = input;
    this.output = output;
  }

  @Override
  public void forward(Pass pass, int rows) {
    pooling.mean(input.values(), rows, output.values());
  }

  @Override
  public void backward(int rows) {
    if (input.hasErrors()) {
      Arrays.fill(input.errors(), 0, input.length(rows), 0);
      pooling.meanBackward(output.errors(), rows, input.errors());
    }
  }
}
