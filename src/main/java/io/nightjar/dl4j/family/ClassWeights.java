package io.nightjar.dl4j.family;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the loss of a class counts. */
final class ClassWeights {

  private ClassWeights() {}

  /**
   * Weights by which every class counts alike in sum, and 1 in the mean over all examples (King and
   * Zeng 2001): {@code examples / (classes * examples of the class)}. A class without examples has
   * 1, which nothing uses.
   *
   * @param counts the examples of each class
   */
  static INDArray balanced(int... counts) {
    double examples = Arrays.stream(counts).sum();
    float[] weights = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      weights[i] = counts[i] == 0 ? 1 : (float) (examples / counts.length / counts[i]);
    }
    return Nd4j.createFromArray(weights).reshape(1, counts.length);
  }
}
