package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Activation;

/** A function of every value. */
final class Activated implements Layer {
  private final Activation function;
  private final Tensor input;
  private final Tensor output;

  Activated(Activation function, Tensor input, Tensor output) {
    this.function = function;
    this.input = input;
    this.output = output;
  }

  @Override
  public void forward(Pass pass, int rows) {
    function.forward(input.values(), output.values(), output.length(rows));
  }

  @Override
  public void backward(int rows) {
    if (input.hasErrors()) {
      function.backward(
          input.values(), output.values(), output.errors(), input.errors(), output.length(rows));
    }
  }
}
