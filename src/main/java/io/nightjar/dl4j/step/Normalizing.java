package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Normalization;

/**
 * Batch normalisation. Its running means and deviations are parameters that it changes itself, as
 * the batch goes forward.
 */
final class Normalizing implements Layer {
  private final Parameters parameters;
  private final Settings settings;
  private final Tensor input;
  private final Tensor output;
  private final float[] means;
  private final float[] variances;
  private final float[] scales;
  private float[] normalized = {};

  /**
   * What the layer is made of.
   *
   * @param deviation the running common logarithms of standard deviations
   * @param keep the share of the old in the running means and deviations
   * @param epsilon added to variances
   */
  record Settings(
      Parameter gamma,
      Parameter beta,
      Parameter mean,
      Parameter deviation,
      double keep,
      double epsilon) {}

  Normalizing(Parameters parameters, Settings settings, Tensor input, Tensor output) {
    this.parameters = parameters;
    this.settings = settings;
    this.input = input;
    this.output = output;
    this.means = new float[input.stride()];
    this.variances = new float[input.stride()];
    this.scales = new float[input.stride()];
  }

  @Override
  public void forward(Pass pass, int rows) {
    int stride = input.stride();
    int lines = input.lines(rows);
    float[] running = parameters.values();
    if (normalized.length < lines * stride) {
      normalized = new float[lines * stride];
    }
    if (pass == Pass.TRAIN) {
      Normalization.measure(input.values(), lines, stride, means, variances);
      follow(running);
    } else {
      System.arraycopy(running, settings.mean().start(), means, 0, stride);
      Normalization.variances(running, settings.deviation().start(), stride, variances);
    }
    Normalization.forward(
        input.values(),
        lines,
        stride,
        means,
        variances,
        (float) settings.epsilon(),
        scales,
        normalized,
        running,
        settings.gamma().start(),
        settings.beta().start(),
        output.values());
  }

  private void follow(float[] running) {
    Normalization.follow(
        means,
        variances,
        input.stride(),
        (float) settings.keep(),
        running,
        settings.mean().start(),
        settings.deviation().start());
  }

  /** What nobody needs as errors goes where nothing is needed any more. */
  @Override
  public void backward(int rows) {
    Normalization.backward(
        output.errors(),
        input.lines(rows),
        input.stride(),
        scales,
        normalized,
        parameters.values(),
        settings.gamma().start(),
        settings.beta().start(),
        parameters.gradients(),
        input.hasErrors() ? input.errors() : normalized);
  }

  @Override
  public long mostValues(long rows, long steps) {
    return input.mostValues(rows, steps);
  }
}
