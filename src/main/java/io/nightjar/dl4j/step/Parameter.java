package io.nightjar.dl4j.step;

import java.util.function.IntUnaryOperator;

/**
 * One array of parameters of a layer, such as its weights: where it lies here, and in
 * Deeplearning4j's flat view.
 *
 * @param start the first of its places here, a multiple of a block
 * @param length how many places it takes here, padding included, a multiple of a block
 * @param first the first of its places in Deeplearning4j's view
 * @param count how many values it has
 * @param place from the position of a value in Deeplearning4j's array to that in ours
 */
record Parameter(int start, int length, int first, int count, IntUnaryOperator place) {

  int end() {
    return start + length;
  }
}
