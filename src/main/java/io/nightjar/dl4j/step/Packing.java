package io.nightjar.dl4j.step;

import java.util.Arrays;

/**
 * How the sequences of a batch lie one beside the other: the longest first, those of equal length
 * in the order of the batch, and step by step, so that the sequences that still go on at a step are
 * the first ones, and nothing is spent on padding.
 */
final class Packing {
  private final Padding padding;
  private int[] rows = {};
  private int[] lengths = {};
  private int[] starts = {0};
  private int[] counts = {};
  private int steps;

  /** What becomes of the steps behind a sequence's length. */
  enum Padding {
    LEFT_OUT,

    /** They are steps as others, for whoever reads sequences from their ends. */
    READ
  }

  Packing(Padding padding) {
    this.padding = padding;
  }

  /**
   * Packs sequences.
   *
   * @param first the first of the rows to pack
   * @param count how many
   * @param most the steps of each, padding included
   */
  void pack(Features features, int first, int count, int most) {
    reserve(count, most);
    if (padding == Padding.READ) {
      keep(features, first, count, most);
    } else {
      sort(features, first, count, most);
    }
    for (int step = 0; step < steps; step++) {
      starts[step + 1] = starts[step] + counts[step];
    }
  }

  private void keep(Features features, int first, int count, int most) {
    steps = most;
    Arrays.fill(counts, count);
    for (int row = 0; row < count; row++) {
      rows[row] = row;
      lengths[row] = features.length(first + row, most);
    }
  }

  /** Counting sort: the count at a step is the number of sequences at least that long. */
  private void sort(Features features, int first, int count, int most) {
    Arrays.fill(counts, 0);
    steps = 0;
    for (int row = 0; row < count; row++) {
      int length = features.length(first + row, most);
      steps = Math.max(steps, length);
      counts[length - 1]++;
    }
    for (int step = steps - 2; step >= 0; step--) {
      counts[step] += counts[step + 1];
    }
    place(features, first, count, most);
  }

  /** Places the last row of each length at the end of what is left of its places. */
  private void place(Features features, int first, int count, int most) {
    System.arraycopy(counts, 0, starts, 0, steps);
    for (int row = count - 1; row >= 0; row--) {
      int length = features.length(first + row, most);
      int position = --starts[length - 1];
      rows[position] = row;
      lengths[position] = length;
    }
    starts[0] = 0;
  }

  private void reserve(int count, int most) {
    if (rows.length < count) {
      rows = new int[count];
      lengths = new int[count];
    }
    if (counts.length < most + 1) {
      counts = new int[most + 1];
      starts = new int[most + 2];
    }
  }

  /** The length of the longest sequence. */
  int steps() {
    return steps;
  }

  /** How many steps all sequences have. */
  int lines() {
    return starts[steps];
  }

  /** The line of the first sequence at a step. */
  int start(int step) {
    return starts[step];
  }

  /** How many sequences have a step of this number: none behind the last and before the first. */
  int count(int step) {
    return step < 0 || step >= steps ? 0 : counts[step];
  }

  /** Which row of the batch is at a position. */
  int row(int position) {
    return rows[position];
  }

  /** The length of the sequence at a position. */
  int length(int position) {
    return lengths[position];
  }
}
