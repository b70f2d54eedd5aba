package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Rows;
import org.jspecify.annotations.Nullable;

/** Softmax and the cross entropy in nats, with a weight for each class where there is one. */
final class CrossEntropy implements Loss {
  private final float @Nullable [] weights;

  /** How near to 0 and 1 a probability is taken to be in the loss. */
  private final double margin;

  CrossEntropy(float @Nullable [] weights, double margin) {
    this.weights = weights == null ? null : weights.clone();
    this.margin = margin;
  }

  @Override
  public void predict(Tensor scores, int rows) {
    for (int row = 0; row < rows; row++) {
      Rows.softmax(scores.values(), scores.values(), row * scores.stride(), scores.width());
    }
  }

  @Override
  public double learn(Tensor scores, float[] labels, int rows) {
    predict(scores, rows);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += learn(scores, labels, row, 1f / rows);
    }
    return sum / rows;
  }

  private double learn(Tensor scores, float[] labels, int row, float share) {
    int classes = scores.width();
    int offset = row * scores.stride();
    float[] probabilities = scores.values();
    float mass = 0;
    double loss = 0;
    for (int i = 0; i < classes; i++) {
      float label = labels[row * classes + i];
      if (label != 0) {
        mass += label * weight(i);
        loss -= label * weight(i) * log(probabilities[offset + i]);
      }
    }
    for (int i = 0; i < classes; i++) {
      float wanted = labels[row * classes + i] * weight(i);
      scores.errors()[offset + i] = (probabilities[offset + i] * mass - wanted) * share;
    }
    return loss;
  }

  private float weight(int index) {
    return weights == null ? 1 : weights[index];
  }

  private double log(float probability) {
    return StrictMath.log(Math.min(1 - margin, Math.max(margin, probability)));
  }
}
