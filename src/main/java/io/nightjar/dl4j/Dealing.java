package io.nightjar.dl4j;

/** In which order rows are dealt out. */
interface Dealing {

  /** The number of rows dealt out. */
  int rows();

  /** Fills an array with rows, which depend on the seed alone. */
  void deal(int[] order, long seed);
}
