package io.nightjar.dl4j;

import java.util.Arrays;

/** Finds the nearest of some places, by the Euclidean distance. */
final class NearestNeighbours {
  /** So many distances at once stay in the fastest memory. */
  private static final int BLOCK = 1024;

  private final int columns;

  /** [block][column][place]: neighbouring places lie side by side, for the vector unit. */
  private final float[][][] blocks;

  /**
   * Places to search.
   *
   * @param places place by place
   */
  NearestNeighbours(float[] places, int columns) {
    this.columns = columns;
    int rows = places.length / columns;
    this.blocks = new float[(rows + BLOCK - 1) / BLOCK][][];
    Arrays.setAll(
        blocks,
        block -> block(places, columns, block * BLOCK, Math.min(rows, (block + 1) * BLOCK)));
  }

  private static float[][] block(float[] places, int columns, int from, int to) {
    float[][] turned = new float[columns][to - from];
    for (int row = from; row < to; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column][row - from] = places[row * columns + column];
      }
    }
    return turned;
  }

  /**
   * The nearest of the places for each query, the first of equally near ones; -1 where no distance
   * is a finite number.
   *
   * @param queries query by query
   */
  int[] nearest(float... queries) {
    int[] nearest = new int[queries.length / columns];
    float[] distances = new float[BLOCK];
    for (int query = 0; query < nearest.length; query++) {
      nearest[query] = nearest(queries, query * columns, distances);
    }
    return nearest;
  }

  private int nearest(float[] queries, int from, float... distances) {
    float best = Float.POSITIVE_INFINITY;
    int nearest = -1;
    for (int block = 0; block < blocks.length; block++) {
      int count = blocks[block][0].length;
      Arrays.fill(distances, 0);
      for (int column = 0; column < columns; column++) {
        add(queries[from + column], blocks[block][column], distances);
      }
      for (int i = 0; i < count; i++) {
        if (distances[i] < best) {
          best = distances[i];
          nearest = block * BLOCK + i;
        }
      }
    }
    return nearest;
  }

  private static void add(float query, float[] places, float... distances) {
    for (int i = 0; i < places.length; i++) {
      float difference = query - places[i];
      distances[i] += difference * difference;
    }
  }
}
