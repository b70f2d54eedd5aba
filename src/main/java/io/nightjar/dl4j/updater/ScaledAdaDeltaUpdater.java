package io.nightjar.dl4j.updater;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** Lets ND4J's AdaDelta make the update and keep the state, then scales the update. */
final class ScaledAdaDeltaUpdater implements GradientUpdater<ScaledAdaDelta> {
  private final ScaledAdaDelta config;
  private final GradientUpdater<?> unscaled;

  ScaledAdaDeltaUpdater(ScaledAdaDelta config, GradientUpdater<?> unscaled) {
    this.config = config;
    this.unscaled = unscaled;
  }

  @Override
  public ScaledAdaDelta getConfig() {
    return config;
  }

  @Override
  public void setState(Map<String, INDArray> state, boolean initialize) {
    unscaled.setState(state, initialize);
  }

  @Override
  public Map<String, INDArray> getState() {
    return unscaled.getState();
  }

  @Override
  public void setStateViewArray(
      INDArray view, long[] gradientShape, char gradientOrder, boolean initialize) {
    unscaled.setStateViewArray(view, gradientShape, gradientOrder, initialize);
  }

  @Override
  public void applyUpdater(INDArray gradient, int iteration, int epoch) {
    unscaled.applyUpdater(gradient, iteration, epoch);
    gradient.muli(config.getLearningRate(iteration, epoch));
  }
}
