package io.nightjar.dl4j.loss;

/** The loss of each row of a batch, and the gradient of their sum. */
final class RowLosses {
  private final EmbeddedBatch batch;
  private final double[] losses;
  private final double[] gradient;

  RowLosses(EmbeddedBatch batch) {
    this.batch = batch;
    this.losses = new double[batch.rows()];
    this.gradient = new double[batch.rows() * batch.columns()];
  }

  EmbeddedBatch batch() {
    return batch;
  }

  void add(int row, double loss) {
    losses[row] += loss;
  }

  /** Adds to the gradient that of a weight times the inner product of two rows. */
  void addProduct(int one, int other, double weight) {
    for (int column = 0; column < batch.columns(); column++) {
      gradient[one * batch.columns() + column] += weight * batch.at(other, column);
      gradient[other * batch.columns() + column] += weight * batch.at(one, column);
    }
  }

  /** Adds to the gradient that of a weight times the squared distance of two rows. */
  void addSquaredDistance(int one, int other, double weight) {
    for (int column = 0; column < batch.columns(); column++) {
      double slope = 2 * weight * (batch.at(one, column) - batch.at(other, column));
      gradient[one * batch.columns() + column] += slope;
      gradient[other * batch.columns() + column] -= slope;
    }
  }

  double[] losses() {
    return losses;
  }

  double sum() {
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return sum;
  }

  /** Row by row. */
  double[] gradient() {
    return gradient;
  }
}
