package io.nightjar.dl4j.step;

/** The values of two tensors in one row, those of the first before those of the second. */
final class Joining implements Layer {
  private final Tensor first;
  private final Tensor second;
  private final Tensor output;

  Joining(Tensor first, Tensor second, Tensor output) {
    this.first = first;
    this.second = second;
    this.output = output;
  }

  @Override
  public void forward(Pass pass, int rows) {
    for (int line = 0; line < output.lines(rows); line++) {
      int at = line * output.stride();
      copy(first.values(), line * first.stride(), output.values(), at, first);
      copy(second.values(), line * second.stride(), output.values(), at + first.width(), second);
    }
  }

  private static void copy(float[] from, int source, float[] to, int target, Tensor tensor) {
    System.arraycopy(from, source, to, target, tensor.width());
  }

  @Override
  public void backward(int rows) {
    for (int line = 0; line < output.lines(rows); line++) {
      int at = line * output.stride();
      copy(output.errors(), at, first.errors(), line * first.stride(), first);
      copy(output.errors(), at + first.width(), second.errors(), line * second.stride(), second);
    }
  }
}
