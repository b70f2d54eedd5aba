package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Rows;

/** Puts the features of a batch where the first layer reads them. */
interface Intake {

  /**
   * Takes rows over, and makes the tensor as large as they need.
   *
   * @param first the first of the rows to take
   * @param rows how many
   */
  void take(Features features, int first, int rows, Tensor input);

  /** Rows as they are. */
  static Intake ofRows() {
    return (features, first, rows, input) -> {
      input.reserve(rows);
      for (int row = 0; row < rows; row++) {
        copy(features, (first + row) * input.width(), input, row);
      }
    };
  }

  private static void copy(Features features, int from, Tensor input, int line) {
    System.arraycopy(features.values(), from, input.values(), line * input.stride(), input.width());
  }

  /** Images, channel by channel in each. */
  static Intake ofImages(int pixels) {
    return (features, first, rows, input) -> {
      input.reserve(rows);
      int size = pixels * input.width();
      for (int row = 0; row < rows; row++) {
        Rows.transpose(
            features.values(),
            (first + row) * size,
            input.width(),
            pixels,
            pixels,
            input.values(),
            row * pixels * input.stride(),
            input.stride());
      }
    };
  }

  /** Sequences, step by step in each; what is padding is left out. */
  static Intake ofSequences(Packing packing) {
    return (features, first, rows, input) -> {
      int steps = features.steps(input.width());
      packing.pack(features, first, rows, steps);
      input.reserve(rows);
      for (int step = 0; step < packing.steps(); step++) {
        for (int i = 0; i < packing.count(step); i++) {
          int from = ((first + packing.row(i)) * steps + step) * input.width();
          copy(features, from, input, packing.start(step) + i);
        }
      }
    };
  }
}
