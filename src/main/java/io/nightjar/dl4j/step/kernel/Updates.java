package io.nightjar.dl4j.step.kernel;

import static io.nightjar.dl4j.step.kernel.Lanes.FLOATS;
import static io.nightjar.dl4j.step.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * The updates of optimisers, over a range of parameters and of the arrays of their state.
 *
 * <p>Each method sets {@code value -= update + decay * value}, as the optimisers of ND4J have it. A
 * range starts and ends at multiples of {@link Lanes#BLOCK}; where gradient, value and state are 0
 * they stay 0.
 */
public final class Updates {
  private static final float SMALLEST_NORM = 1e-32f;

  private Updates() {}

  private static void apply(float[] values, int at, FloatVector update, float decay) {
    FloatVector value = FloatVector.fromArray(FLOATS, values, at);
    value.sub(value.fma(FloatVector.broadcast(FLOATS, decay), update)).intoArray(values, at);
  }

  private static FloatVector mean(FloatVector old, FloatVector next, float keep) {
    return old.mul(keep).add(next.mul(1 - keep));
  }

  /** Plain gradient descent. */
  public static void sgd(
      float[] values, float[] gradients, int from, int to, float rate, float decay) {
    for (int i = from; i < to; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector update = g.mul(rate);
      apply(values, i, update, decay);
    }
  }

  /** Nesterov's momentum (Sutskever et al. 2013). */
  public static void nesterovs(
      float[] values,
      float[] gradients,
      float[] velocities,
      int from,
      int to,
      float rate,
      float momentum,
      float decay) {
    for (int i = from; i < to; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector old = FloatVector.fromArray(FLOATS, velocities, i);
      FloatVector next = old.mul(momentum).sub(g.mul(rate));
      next.intoArray(velocities, i);
      FloatVector update = old.mul(momentum).sub(next.mul(1 + momentum));
      apply(values, i, update, decay);
    }
  }

  /** AdaGrad (Duchi et al. 2011). */
  public static void adaGrad(
      float[] values,
      float[] gradients,
      float[] squares,
      int from,
      int to,
      float rate,
      float epsilon,
      float decay) {
    for (int i = from; i < to; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector square = g.mul(g).add(FloatVector.fromArray(FLOATS, squares, i));
      square.intoArray(squares, i);
      FloatVector update = g.mul(rate).div(square.sqrt().add(epsilon));
      apply(values, i, update, decay);
    }
  }

  /** RMSProp (Hinton 2012). */
  public static void rmsProp(
      float[] values,
      float[] gradients,
      float[] squares,
      int from,
      int to,
      float rate,
      float keep,
      float epsilon,
      float decay) {
    for (int i = from; i < to; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector square = mean(FloatVector.fromArray(FLOATS, squares, i), g.mul(g), keep);
      square.intoArray(squares, i);
      FloatVector update = g.mul(rate).div(square.sqrt().add(epsilon));
      apply(values, i, update, decay);
    }
  }

  /** AdaDelta (Zeiler 2012), its update times a rate. */
  public static void adaDelta(
      float[] values,
      float[] gradients,
      float[] squares,
      float[] updates,
      int from,
      int to,
      float rate,
      float keep,
      float epsilon,
      float decay) {
    for (int i = from; i < to; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector square = mean(FloatVector.fromArray(FLOATS, squares, i), g.mul(g), keep);
      square.intoArray(squares, i);
      FloatVector moved = FloatVector.fromArray(FLOATS, updates, i);
      FloatVector step = moved.add(epsilon).sqrt().div(square.add(epsilon).sqrt()).mul(g);
      mean(moved, step.mul(step), keep).intoArray(updates, i);
      FloatVector update = step.mul(rate);
      apply(values, i, update, decay);
    }
  }

  /**
   * Adam (Kingma and Ba 2015).
   *
   * @param rate with the correction of the bias of both means
   */
  public static void adam(
      float[] values,
      float[] gradients,
      float[] means,
      float[] squares,
      int from,
      int to,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float decay) {
    for (int i = from; i < to; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector mean = mean(FloatVector.fromArray(FLOATS, means, i), g, beta1);
      FloatVector square = mean(FloatVector.fromArray(FLOATS, squares, i), g.mul(g), beta2);
      mean.intoArray(means, i);
      square.intoArray(squares, i);
      FloatVector update = mean.mul(rate).div(square.sqrt().add(epsilon));
      apply(values, i, update, decay);
    }
  }

  /**
   * AdaMax (Kingma and Ba 2015).
   *
   * @param rate with the correction of the bias of the mean
   */
  public static void adaMax(
      float[] values,
      float[] gradients,
      float[] means,
      float[] norms,
      int from,
      int to,
      float rate,
      float beta1,
      float beta2,
      float decay) {
    for (int i = from; i < to; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector mean = mean(FloatVector.fromArray(FLOATS, means, i), g, beta1);
      FloatVector norm = FloatVector.fromArray(FLOATS, norms, i).mul(beta2).max(g.abs());
      mean.intoArray(means, i);
      norm = norm.add(SMALLEST_NORM);
      norm.intoArray(norms, i);
      FloatVector update = mean.mul(rate).div(norm);
      apply(values, i, update, decay);
    }
  }

  /**
   * Adam with Nesterov's momentum (Dozat 2016).
   *
   * @param rate with the correction of the bias of the mean
   */
  public static void nadam(
      float[] values,
      float[] gradients,
      float[] means,
      float[] squares,
      int from,
      int to,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float decay) {
    for (int i = from; i < to; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector mean = mean(FloatVector.fromArray(FLOATS, means, i), g, beta1);
      FloatVector square = mean(FloatVector.fromArray(FLOATS, squares, i), g.mul(g), beta2);
      mean.intoArray(means, i);
      square.intoArray(squares, i);
      FloatVector update = mean(mean, g, beta1).mul(rate).div(square.sqrt().add(epsilon));
      apply(values, i, update, decay);
    }
  }
}
