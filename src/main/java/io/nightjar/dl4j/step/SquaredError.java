package io.nightjar.dl4j.step;

/** The scores themselves, and the mean of their squared distances from the labels. */
final class SquaredError implements Loss {

  @Override
  public void predict(Tensor scores, int rows) {
    // The scores are the output.
  }

  @Override
  public double learn(Tensor scores, float[] labels, int rows) {
    int width = scores.width();
    float share = 2f / (width * (float) rows);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        int at = row * scores.stride() + i;
        float distance = scores.values()[at] - labels[row * width + i];
        scores.errors()[at] = distance * share;
        sum += (double) distance * distance;
      }
    }
    return sum / ((double) width * rows);
  }
}
