package io.nightjar.trial;

import java.io.Serializable;

/** How the values of a row belong together, and in which order they stand in it. */
public sealed interface Shape extends Serializable {

  /** The number of values of a row, padding included. */
  int columns();

  /** The number of groups of values that are standardised alike. */
  int channels();

  /** The group of a value. */
  int channel(int column);

  /** Columns without an order, each a channel of its own. */
  record Flat(int columns) implements Shape {
    public Flat {
      requirePositive("columns", columns);
    }

    @Override
    public int channels() {
      return columns;
    }

    @Override
    public int channel(int column) {
      return column;
    }

    @Override
    public String toString() {
      return columns + " columns";
    }
  }

  /** An image; a row holds it as [channel][row][column]. */
  record Image(int height, int width, int channels) implements Shape {
    public Image {
      requirePositive("height", height);
      requirePositive("width", width);
      requirePositive("channels", channels);
      requireArray((double) height * width * channels);
    }

    @Override
    public int columns() {
      return height * width * channels;
    }

    @Override
    public int channel(int column) {
      return column / (height * width);
    }

    @Override
    public String toString() {
      return height + " x " + width + " x " + channels;
    }
  }

  /** Steps in time; a row holds them as [step][channel], a shorter one with zeros at its end. */
  record Sequence(int steps, int channels) implements Shape {
    public Sequence {
      requirePositive("steps", steps);
      requirePositive("channels", channels);
      requireArray((double) steps * channels);
    }

    @Override
    public int columns() {
      return steps * channels;
    }

    @Override
    public int channel(int column) {
      return column % channels;
    }

    @Override
    public String toString() {
      return steps + " steps x " + channels;
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value);
    }
  }

  private static void requireArray(double values) {
    if (values > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("Invalid shape: more values than an array holds");
    }
  }
}
