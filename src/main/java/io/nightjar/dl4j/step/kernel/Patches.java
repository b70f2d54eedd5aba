package io.nightjar.dl4j.step.kernel;

import static io.nightjar.dl4j.step.kernel.Lanes.FLOATS;
import static io.nightjar.dl4j.step.kernel.Lanes.LENGTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A matrix of what a window sees: a row for each of its places, with the channels of the window's
 * pixels, from left to right, then down, without padding. Where the window reaches beyond the image
 * there are zeros.
 *
 * <p>Images lie one behind the other, pixel by pixel, and have so many channels in each, padded to
 * a stride.
 */
public final class Patches {
  /** Below this many values a loop copies faster than a call. */
  private static final int SHORT = 16;

  private final Windows windows;
  private final int channels;
  private final int stride;
  private final int capacity;

  /** The matrix, column by column where a step to the next place is one to the next value. */
  private final float[] values;

  /**
   * Patches of images.
   *
   * @param channels values of a pixel
   * @param stride from one pixel of an image to the next
   * @param capacity the most places at once
   */
  public Patches(Windows windows, int channels, int stride, int capacity) {
    this.windows = windows;
    this.channels = channels;
    this.stride = stride;
    this.capacity = capacity;
    this.values = new float[capacity * size()];
  }

  /** The values of a row. */
  public int size() {
    return windows.area() * channels;
  }

  private boolean isTurned() {
    return stride == 1 && windows.across().step() == 1;
  }

  /** The matrix, from its first place on. */
  public Matrix matrix() {
    return isTurned()
        ? Matrix.ofRows(values, capacity).transposed()
        : Matrix.ofRows(values, size());
  }

  /**
   * Fills the matrix.
   *
   * @param first the first place, counted through all images
   * @param count how many places
   */
  public void gather(float[] images, int first, int count) {
    int across = windows.across().count();
    int down = windows.down().count();
    int next;
    for (int i = 0; i < count; i = next) {
      int x = (first + i) % across;
      int y = (first + i) / across % down;
      int image = (first + i) / across / down * windows.pixels();
      next = Math.min(count, i + across - x);
      if (isTurned()) {
        gatherColumns(images, image, y, x, i, next - i);
      } else {
        gatherRows(images, image, y, x, i, next - i);
      }
    }
  }

  /** Places beside each other, a run of places for each pixel of the window. */
  private void gatherColumns(float[] images, int image, int y, int x, int row, int count) {
    Sliding down = windows.down();
    Sliding across = windows.across();
    for (int pixel = 0; pixel < windows.area(); pixel++) {
      int target = pixel * capacity + row;
      int line = down.start(y) + pixel / across.kernel();
      if (line < 0 || line >= down.size()) {
        Arrays.fill(values, target, target + count, 0);
      } else {
        int start = across.start(x) + pixel % across.kernel();
        int from = Math.min(count, Math.max(0, -start));
        int to = Math.max(from, Math.min(count, across.size() - start));
        Arrays.fill(values, target, target + from, 0);
        copy(images, image + line * across.size() + start + from, target + from, to - from);
        Arrays.fill(values, target + to, target + count, 0);
      }
    }
  }

  /** Places beside each other, a run of pixels for each line of each window. */
  private void gatherRows(float[] images, int image, int y, int x, int row, int count) {
    Sliding down = windows.down();
    int length = windows.across().kernel() * channels;
    for (int i = 0; i < count; i++) {
      for (int pixel = 0; pixel < down.kernel(); pixel++) {
        int target = (row + i) * size() + pixel * length;
        int line = down.start(y) + pixel;
        if (line < 0 || line >= down.size()) {
          Arrays.fill(values, target, target + length, 0);
        } else {
          gatherLine(images, image + line * windows.across().size(), x + i, target);
        }
      }
    }
  }

  private void gatherLine(float[] images, int line, int place, int at) {
    Sliding across = windows.across();
    int from = across.from(place);
    int to = across.to(place);
    clear(at, from);
    int source = (line + across.start(place) + from) * stride;
    int target = at + from * channels;
    if (stride == channels) {
      copy(images, source, target, (to - from) * channels);
    } else {
      for (int x = from; x < to; x++) {
        copy(images, source + (x - from) * stride, at + x * channels, channels);
      }
    }
    clear(at + to * channels, across.kernel() - to);
  }

  private void clear(int at, int pixels) {
    for (int i = at; i < at + pixels * channels; i++) {
      values[i] = 0;
    }
  }

  private void copy(float[] images, int source, int target, int length) {
    if (length < SHORT) {
      for (int i = 0; i < length; i++) {
        values[target + i] = images[source + i];
      }
    } else {
      System.arraycopy(images, source, values, target, length);
    }
  }

  /**
   * Adds rows to the images that {@link #gather} would take them from.
   *
   * @param rowStride from one row to the next
   */
  public void scatter(float[] rows, int rowStride, int first, int count, float[] images) {
    Sliding down = windows.down();
    int across = windows.across().count();
    int length = windows.across().kernel() * channels;
    for (int i = 0; i < count; i++) {
      int x = (first + i) % across;
      int y = (first + i) / across % down.count();
      int image = (first + i) / windows.count() * windows.pixels();
      for (int pixel = down.from(y); pixel < down.to(y); pixel++) {
        int line = image + (down.start(y) + pixel) * windows.across().size();
        scatterLine(rows, i * rowStride + pixel * length, x, images, line);
      }
    }
  }

  private void scatterLine(float[] rows, int at, int place, float[] images, int line) {
    Sliding across = windows.across();
    int from = across.from(place);
    int to = across.to(place);
    int target = (line + across.start(place) + from) * stride;
    if (stride == channels) {
      add(rows, at + from * channels, images, target, (to - from) * channels);
    } else {
      for (int x = from; x < to; x++) {
        for (int i = 0; i < channels; i++) {
          images[target + (x - from) * stride + i] += rows[at + x * channels + i];
        }
      }
    }
  }

  private static void add(float[] from, int source, float[] to, int target, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      FloatVector.fromArray(FLOATS, to, target + i)
          .add(FloatVector.fromArray(FLOATS, from, source + i))
          .intoArray(to, target + i);
    }
  }
}
