package io.nightjar.dl4j.loss;

import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The multi-class N-pair loss (Sohn 2016, NIPS, "Improved Deep Metric Learning with Multi-class
 * N-pair Loss Objective"), over all pairs of a batch. The loss of a row a is the mean over all
 * other rows p of its class of {@code log(1 + sum over rows n of other classes of exp(a.n - a.p))},
 * and {@code regularization / 2 * a.a}. A row alone in its class has the latter only.
 *
 * <p>Public and with a field that is not final because checkpoints name it and JSON fills it in.
 */
public final class NPairLoss implements BatchLoss {
  private static final long serialVersionUID = 1L;

  @JsonProperty private double regularization;

  /** For JSON. */
  @SuppressWarnings("unused")
  private NPairLoss() {}

  /**
   * A loss.
   *
   * @param regularization what the squared length of embeddings counts, not negative
   */
  public NPairLoss(double regularization) {
    this.regularization = regularization;
  }

  @Override
  public RowLosses of(EmbeddedBatch batch) {
    RowLosses losses = new RowLosses(batch);
    for (int anchor = 0; anchor < batch.rows(); anchor++) {
      losses.add(anchor, regularization / 2 * batch.product(anchor, anchor));
      losses.addProduct(anchor, anchor, regularization / 2);
      int positives = batch.positives(anchor);
      if (positives > 0) {
        addPairs(losses, anchor, 1.0 / positives);
      }
    }
    return losses;
  }

  private static void addPairs(RowLosses losses, int anchor, double weight) {
    EmbeddedBatch batch = losses.batch();
    double[] products = new double[batch.rows()];
    for (int row = 0; row < products.length; row++) {
      products[row] = batch.product(anchor, row);
    }
    double negatives = logarithmOfNegatives(batch, anchor, products);
    double slopes = 0;
    for (int row = 0; row < products.length; row++) {
      if (batch.isPositive(anchor, row)) {
        double excess = negatives - products[row];
        losses.add(anchor, weight * softplus(excess));
        double slope = weight / (1 + StrictMath.exp(-excess));
        losses.addProduct(anchor, row, -slope);
        slopes += slope;
      }
    }
    for (int row = 0; row < products.length; row++) {
      if (batch.isNegative(anchor, row)) {
        losses.addProduct(anchor, row, slopes * StrictMath.exp(products[row] - negatives));
      }
    }
  }

  /** The logarithm of the sum of exponentials, without overflow; of none that of 0. */
  private static double logarithmOfNegatives(EmbeddedBatch batch, int anchor, double... products) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < products.length; row++) {
      largest = batch.isNegative(anchor, row) ? Math.max(largest, products[row]) : largest;
    }
    double sum = 0;
    for (int row = 0; row < products.length; row++) {
      sum += batch.isNegative(anchor, row) ? StrictMath.exp(products[row] - largest) : 0;
    }
    return largest + StrictMath.log(sum);
  }

  private static double softplus(double value) {
    return Math.max(value, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(value)));
  }

  @Override
  public String name() {
    return toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NPairLoss loss && loss.regularization == regularization;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(regularization);
  }

  @Override
  public String toString() {
    return "NPairLoss(" + regularization + ")";
  }
}
