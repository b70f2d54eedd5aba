package io.nightjar.dl4j.step;

/** The last part of a network: makes its output of what the last layer gives, and the loss. */
interface Loss {

  /** Turns the scores into the network's output, in place. */
  void predict(Tensor scores, int rows);

  /**
   * Turns the scores into the network's output, in place, and sets their errors.
   *
   * @param labels the wanted output, row by row without padding
   * @return the mean loss of the rows
   */
  double learn(Tensor scores, float[] labels, int rows);
}
