package io.nightjar.dl4j.step.kernel;

/**
 * How a window slides along one side of an image.
 *
 * @param size pixels of the side
 * @param kernel pixels of the window
 * @param step pixels from one place of the window to the next
 * @param before pixels by which the first place lies outside
 * @param count places
 */
public record Sliding(int size, int kernel, int step, int before, int count) {

  /**
   * From end to end, with so much padding at both; what is left over at the far end is left out.
   */
  public static Sliding truncated(int size, int kernel, int step, int padding) {
    return new Sliding(size, kernel, step, padding, (size + 2 * padding - kernel) / step + 1);
  }

  /** As many places as pixels, divided by the step; of uneven padding more lies at the far end. */
  public static Sliding same(int size, int kernel, int step) {
    int count = (size + step - 1) / step;
    int padding = Math.max(0, (count - 1) * step + kernel - size);
    return new Sliding(size, kernel, step, padding / 2, count);
  }

  /** The pixel at which the window starts at a place, which may lie outside. */
  int start(int place) {
    return place * step - before;
  }

  /** The first pixel of the window that lies inside. */
  int from(int place) {
    return Math.max(0, -start(place));
  }

  /** Behind the last pixel of the window that lies inside. */
  int to(int place) {
    return Math.min(kernel, size - start(place));
  }
}
