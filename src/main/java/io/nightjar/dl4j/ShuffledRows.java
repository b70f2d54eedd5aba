package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Shuffle;
import java.util.Arrays;

/** Every row once, every order equally likely. */
record ShuffledRows(int rows) implements Dealing {

  @Override
  public void deal(int[] order, long seed) {
    Arrays.setAll(order, i -> i);
    Shuffle.shuffle(order, seed);
  }
}
