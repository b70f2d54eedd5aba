package io.nightjar.dl4j.updater;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * AdaDelta (Zeiler 2012, arXiv:1212.5701) whose update is multiplied by a learning rate, as guide
 * 57.4 sweeps it; with a rate of 1 it is ND4J's own {@link AdaDelta}.
 *
 * <p>Public and with fields that are not final because model files name it and JSON fills it in.
 */
public final class ScaledAdaDelta implements IUpdater {
  private double learningRate = 1;
  private double rho = AdaDelta.DEFAULT_ADADELTA_RHO;
  private double epsilon = AdaDelta.DEFAULT_ADADELTA_EPSILON;
  private @Nullable ISchedule schedule;

  /** For JSON. */
  @SuppressWarnings("unused")
  private ScaledAdaDelta() {}

  /**
   * An updater.
   *
   * @param learningRate multiplies AdaDelta's update
   * @param rho the decay of the means of squared gradients and squared updates, in [0, 1)
   * @param epsilon keeps divisors above 0
   */
  public ScaledAdaDelta(double learningRate, double rho, double epsilon) {
    this.learningRate = learningRate;
    this.rho = rho;
    this.epsilon = epsilon;
  }

  public double rho() {
    return rho;
  }

  public double epsilon() {
    return epsilon;
  }

  AdaDelta unscaled() {
    return new AdaDelta(rho, epsilon);
  }

  @Override
  public long stateSize(long parameters) {
    return unscaled().stateSize(parameters);
  }

  @Override
  public GradientUpdater<ScaledAdaDelta> instantiate(INDArray state, boolean initialize) {
    return new ScaledAdaDeltaUpdater(this, unscaled().instantiate(state, initialize));
  }

  @Override
  public GradientUpdater<ScaledAdaDelta> instantiate(
      Map<String, INDArray> state, boolean initialize) {
    return new ScaledAdaDeltaUpdater(this, unscaled().instantiate(state, initialize));
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return schedule == null ? learningRate : schedule.valueAt(iteration, epoch);
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  @Override
  public void setLrAndSchedule(double rate, @Nullable ISchedule course) {
    learningRate = rate;
    schedule = course;
  }

  @Override
  public IUpdater clone() {
    ScaledAdaDelta copy = new ScaledAdaDelta(learningRate, rho, epsilon);
    copy.schedule = schedule == null ? null : schedule.clone();
    return copy;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScaledAdaDelta that
        && that.learningRate == learningRate
        && that.rho == rho
        && that.epsilon == epsilon
        && Objects.equals(that.schedule, schedule);
  }

  @Override
  public int hashCode() {
    return Objects.hash(learningRate, rho, epsilon, schedule);
  }

  @Override
  public String toString() {
    return "ScaledAdaDelta(" + learningRate + ", rho " + rho + ", epsilon " + epsilon + ")";
  }
}
