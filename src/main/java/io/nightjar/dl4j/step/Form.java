package io.nightjar.dl4j.step;

/** What the lines of a tensor stand for. */
sealed interface Form {

  /** One line for each row of the batch. */
  record Whole() implements Form {
    @Override
    public int lines(int rows) {
      return rows;
    }

    @Override
    public long mostLines(long rows, long steps) {
      return rows;
    }

    @Override
    public int length(int position) {
      return 1;
    }

    @Override
    public int line(int position, int number) {
      return position;
    }
  }

  /** A line for each pixel, image by image, from left to right and then down. */
  record Image(int height, int width) implements Form {
    int pixels() {
      return height * width;
    }

    @Override
    public int lines(int rows) {
      return rows * pixels();
    }

    @Override
    public long mostLines(long rows, long steps) {
      return rows * height * width;
    }

    @Override
    public int length(int position) {
      return pixels();
    }

    @Override
    public int line(int position, int number) {
      return position * pixels() + number;
    }
  }

  /** A line for each step of each sequence that is no padding, step by step. */
  record Sequence(Packing packing) implements Form {
    @Override
    public int lines(int rows) {
      return packing.lines();
    }

    @Override
    public long mostLines(long rows, long steps) {
      return rows * steps;
    }

    @Override
    public int length(int position) {
      return packing.length(position);
    }

    @Override
    public int line(int position, int number) {
      return packing.start(number) + position;
    }

    @Override
    public int row(int position) {
      return packing.row(position);
    }
  }

  /** How many lines a batch of so many rows has. */
  int lines(int rows);

  /** The most lines of a batch of so many rows, each of so many steps where it is a sequence. */
  long mostLines(long rows, long steps);

  /** How many lines the row at a position has. */
  int length(int position);

  /** Where a line of the row at a position is, by its number in the row. */
  int line(int position, int number);

  /** Which row of the batch is at a position. */
  default int row(int position) {
    return position;
  }
}
