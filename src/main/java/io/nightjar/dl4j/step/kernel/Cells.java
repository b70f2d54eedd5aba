package io.nightjar.dl4j.step.kernel;

import static io.nightjar.dl4j.step.kernel.Lanes.FLOATS;
import static io.nightjar.dl4j.step.kernel.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * The element-wise part of a long short-term memory without peepholes (Gers et al. 2000).
 *
 * <p>A row of gates has four parts of {@code units} values each: the candidate, the forget, the
 * output and the input gate. {@code units} is a multiple of {@link Lanes#BLOCK}. Rows of cells and
 * outputs have {@code units} values; all arrays lie line by line, and each method treats so many
 * lines from a first one on.
 */
public final class Cells {
  private static final int GATES = 4;

  private final int units;

  /** Cells, so many, padding included. */
  public Cells(int units) {
    this.units = units;
  }

  /** The length of a row of gates. */
  public int gates() {
    return GATES * units;
  }

  /**
   * Steps forward.
   *
   * @param gates the weighted sums; gets the gates
   * @param before what the cells held before the step, line by line as {@code cells}
   * @param cells gets what the cells hold now
   * @param outputs gets the outputs
   */
  public void forward(
      float[] gates, float[] before, float[] cells, float[] outputs, int first, int lines) {
    for (int line = first; line < first + lines; line++) {
      for (int j = 0; j < units; j += LENGTH) {
        int gate = line * GATES * units + j;
        int at = line * units + j;
        FloatVector candidate = Functions.tanh(load(gates, gate));
        FloatVector forget = Functions.sigmoid(load(gates, gate + units));
        FloatVector out = Functions.sigmoid(load(gates, gate + 2 * units));
        FloatVector in = Functions.sigmoid(load(gates, gate + 3 * units));
        candidate.intoArray(gates, gate);
        forget.intoArray(gates, gate + units);
        out.intoArray(gates, gate + 2 * units);
        in.intoArray(gates, gate + 3 * units);
        FloatVector cell = forget.mul(load(before, at)).add(candidate.mul(in));
        cell.intoArray(cells, at);
        out.mul(Functions.tanh(cell)).intoArray(outputs, at);
      }
    }
  }

  /**
   * Steps backward.
   *
   * @param gates the gates; gets the errors of their weighted sums
   * @param errors of the outputs
   * @param memory the errors of what the cells hold, from later steps, a row for each line from the
   *     first on; gets those of what they held before
   */
  public void backward(
      float[] gates,
      float[] before,
      float[] cells,
      float[] errors,
      float[] memory,
      int first,
      int lines) {
    for (int line = first; line < first + lines; line++) {
      for (int j = 0; j < units; j += LENGTH) {
        int gate = line * GATES * units + j;
        int at = line * units + j;
        int held = (line - first) * units + j;
        FloatVector candidate = load(gates, gate);
        FloatVector forget = load(gates, gate + units);
        FloatVector out = load(gates, gate + 2 * units);
        FloatVector in = load(gates, gate + 3 * units);
        FloatVector error = load(errors, at);
        FloatVector squashed = Functions.tanh(load(cells, at));
        FloatVector cell = load(memory, held).add(error.mul(out).mul(tanhSlope(squashed)));
        cell.mul(in).mul(tanhSlope(candidate)).intoArray(gates, gate);
        cell.mul(load(before, at)).mul(sigmoidSlope(forget)).intoArray(gates, gate + units);
        error.mul(squashed).mul(sigmoidSlope(out)).intoArray(gates, gate + 2 * units);
        cell.mul(candidate).mul(sigmoidSlope(in)).intoArray(gates, gate + 3 * units);
        cell.mul(forget).intoArray(memory, held);
      }
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(FLOATS, values, at);
  }

  private static FloatVector tanhSlope(FloatVector y) {
    return y.mul(y).neg().add(1f);
  }

  private static FloatVector sigmoidSlope(FloatVector y) {
    return y.mul(y.neg().add(1f));
  }
}
