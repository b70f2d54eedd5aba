package io.nightjar.dl4j.step;

/**
 * One layer, between two tensors that it was made with. It keeps what it needs from forward to
 * backward; arrays of parameters and gradients are asked for at each call, not kept.
 */
interface Layer {

  /** Computes the output of the first rows. */
  void forward(Pass pass, int rows);

  /**
   * Computes the gradients of the layer's parameters from the errors of its output, and the errors
   * of its input where that {@link Tensor#hasErrors}; comes after a forward pass in training.
   */
  void backward(int rows);

  /**
   * The most values that it keeps beside its tensors and parameters for a batch.
   *
   * @param steps of each row, where it is a sequence
   */
  default long mostValues(long rows, long steps) {
    return 0;
  }
}
