package io.nightjar.dl4j.step.kernel;

/** How a window slides over an image: from left to right, then down. */
public record Windows(Sliding down, Sliding across) {

  /** Places of the window. */
  public int count() {
    return down.count() * across.count();
  }

  /** Pixels of the window. */
  public int area() {
    return down.kernel() * across.kernel();
  }

  /** Pixels of the image. */
  int pixels() {
    return down.size() * across.size();
  }
}
