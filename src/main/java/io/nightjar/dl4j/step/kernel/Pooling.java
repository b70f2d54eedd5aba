package io.nightjar.dl4j.step.kernel;

import static io.nightjar.dl4j.step.kernel.Lanes.FLOATS;
import static io.nightjar.dl4j.step.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The largest value or the mean of what a window sees, channel by channel. Only what lies inside
 * the image counts.
 */
public final class Pooling {
  private final Windows windows;
  private final int stride;

  /** Where the pixels that the window sees now lie, relative to its corner. */
  private final int[] pixels;

  private int count;

  /**
   * Pooling of images.
   *
   * @param stride from one pixel to the next, a multiple of {@link Lanes#BLOCK}
   */
  public Pooling(Windows windows, int stride) {
    this.windows = windows;
    this.stride = stride;
    this.pixels = new int[windows.area()];
  }

  /** Something to do at a place of the window: where its result lies, and where its corner. */
  private interface Visit {
    void place(int target, int corner);
  }

  private void visit(int images, Visit visit) {
    Sliding down = windows.down();
    Sliding across = windows.across();
    int target = 0;
    for (int image = 0; image < images; image++) {
      for (int y = 0; y < down.count(); y++) {
        int row = (image * down.size() + down.start(y)) * across.size();
        for (int x = 0; x < across.count(); x++) {
          look(y, x);
          visit.place(target, (row + across.start(x)) * stride);
          target += stride;
        }
      }
    }
  }

  private void look(int placeY, int placeX) {
    Sliding down = windows.down();
    Sliding across = windows.across();
    count = 0;
    for (int y = down.from(placeY); y < down.to(placeY); y++) {
      for (int x = across.from(placeX); x < across.to(placeX); x++) {
        pixels[count++] = (y * across.size() + x) * stride;
      }
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(FLOATS, values, at);
  }

  /** Finds the largest values. */
  public void largest(float[] inputs, int images, float[] outputs) {
    visit(
        images,
        (target, corner) -> {
          for (int j = 0; j < stride; j += LENGTH) {
            FloatVector best = load(inputs, corner + pixels[0] + j);
            for (int i = 1; i < count; i++) {
              best = best.max(load(inputs, corner + pixels[i] + j));
            }
            best.intoArray(outputs, target + j);
          }
        });
  }

  /**
   * Adds the error of each largest value to that of the pixel that it came from, of equal ones the
   * first.
   */
  public void largestBackward(
      float[] inputs, float[] outputs, float[] errors, int images, float[] results) {
    visit(
        images,
        (target, corner) -> {
          for (int j = 0; j < stride; j += LENGTH) {
            FloatVector left = load(errors, target + j);
            FloatVector best = load(outputs, target + j);
            for (int i = 0; i < count; i++) {
              int at = corner + pixels[i] + j;
              VectorMask<Float> others = load(inputs, at).compare(VectorOperators.NE, best);
              load(results, at).add(left.blend(0f, others)).intoArray(results, at);
              left = left.blend(0f, others.not());
            }
          }
        });
  }

  /** Computes the means. */
  public void mean(float[] inputs, int images, float[] outputs) {
    visit(
        images,
        (target, corner) -> {
          for (int j = 0; j < stride; j += LENGTH) {
            FloatVector sum = load(inputs, corner + pixels[0] + j);
            for (int i = 1; i < count; i++) {
              sum = sum.add(load(inputs, corner + pixels[i] + j));
            }
            sum.div(count).intoArray(outputs, target + j);
          }
        });
  }

  /** Adds its share of the error of each mean to that of each pixel that it came from. */
  public void meanBackward(float[] errors, int images, float[] results) {
    visit(
        images,
        (target, corner) -> {
          for (int j = 0; j < stride; j += LENGTH) {
            FloatVector share = load(errors, target + j).div(count);
            for (int i = 0; i < count; i++) {
              int at = corner + pixels[i] + j;
              load(results, at).add(share).intoArray(results, at);
            }
          }
        });
  }
}
