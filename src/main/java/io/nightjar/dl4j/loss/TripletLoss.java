package io.nightjar.dl4j.loss;

import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The triplet loss of FaceNet (Schroff 2015, arXiv:1503.03832) over all pairs of one class in a
 * batch. The loss of a row a is the mean over all other rows p of its class of {@code max(0,
 * |a-p|^2 - |a-n|^2 + margin)}, where n is the semi-hard negative: of the rows of other classes
 * farther from a than p the nearest one, or the farthest one of all if none is farther.
 *
 * <p>Public and with a field that is not final because checkpoints name it and JSON fills it in.
 */
public final class TripletLoss implements BatchLoss {
  private static final long serialVersionUID = 1L;

  @JsonProperty private double margin;

  /** For JSON. */
  @SuppressWarnings("unused")
  private TripletLoss() {}

  /**
   * A loss.
   *
   * @param margin by which squared distances to other classes should be larger, above 0
   */
  public TripletLoss(double margin) {
    this.margin = margin;
  }

  @Override
  public RowLosses of(EmbeddedBatch batch) {
    RowLosses losses = new RowLosses(batch);
    for (int anchor = 0; anchor < batch.rows(); anchor++) {
      double[] distances = new double[batch.rows()];
      for (int row = 0; row < distances.length; row++) {
        distances[row] = batch.squaredDistance(anchor, row);
      }
      double weight = 1.0 / Math.max(1, batch.positives(anchor));
      for (int row = 0; row < distances.length; row++) {
        if (batch.isPositive(anchor, row)) {
          addPair(losses, anchor, row, weight, distances);
        }
      }
    }
    return losses;
  }

  private void addPair(
      RowLosses losses, int anchor, int positive, double weight, double... distances) {
    int negative = semiHard(losses.batch(), anchor, distances[positive], distances);
    if (negative < 0) {
      return;
    }
    double loss = distances[positive] - distances[negative] + margin;
    if (loss > 0) {
      losses.add(anchor, weight * loss);
      losses.addSquaredDistance(anchor, positive, weight);
      losses.addSquaredDistance(anchor, negative, -weight);
    } else if (Double.isNaN(loss)) {
      losses.add(anchor, loss);
    }
  }

  /** The row of the negative; -1 where the batch has one class only. */
  private static int semiHard(EmbeddedBatch batch, int anchor, double beyond, double... distances) {
    int nearest = -1;
    int farthest = -1;
    for (int row = 0; row < distances.length; row++) {
      if (batch.isNegative(anchor, row)) {
        farthest = farthest < 0 || distances[row] > distances[farthest] ? row : farthest;
        boolean isNearer = nearest < 0 || distances[row] < distances[nearest];
        nearest = distances[row] > beyond && isNearer ? row : nearest;
      }
    }
    return nearest < 0 ? farthest : nearest;
  }

  @Override
  public String name() {
    return toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TripletLoss loss && loss.margin == margin;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(margin);
  }

  @Override
  public String toString() {
    return "TripletLoss(" + margin + ")";
  }
}
