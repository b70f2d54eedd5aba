package io.nightjar.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.hipparchus.util.MathArrays;

/**
 * Minimises a smooth function by the limited-memory BFGS method with backtracking (Nocedal, Wright:
 * Numerical optimization, 2006, algorithms 7.4 and 3.1).
 *
 * <p>The library's own gradient method searches every line with many values of the function, and
 * here each value costs a Cholesky decomposition.
 */
final class Minimizer {
  private static final int MEMORY = 8;
  private static final int MOST_HALVINGS = 12;
  private static final double SUFFICIENT = 1e-4;

  /** No coordinate moves further in one step: they are logarithms. */
  private static final double LONGEST_STEP = 2;

  private final Function function;
  private final int iterations;
  private final double tolerance;
  private final Deque<Step> steps = new ArrayDeque<>();

  Minimizer(Function function, int iterations, double tolerance) {
    this.function = function;
    this.iterations = iterations;
    this.tolerance = tolerance;
  }

  /** A smooth function. */
  interface Function {
    /** Its value and gradient; an infinite value where it is not defined. */
    Value at(double[] point);
  }

  /** A function's value and gradient at a point. */
  // Never compared or hashed.
  @SuppressWarnings("ArrayRecordComponent")
  record Value(double[] point, double value, double[] gradient) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Step(double[] move, double[] turn, double curvature) {}

  /** The lowest point found from a start; the start where it is none of the function's. */
  Value from(double[] start) {
    Value at = function.at(start);
    for (int i = 0; i < iterations && Double.isFinite(at.value()); i++) {
      Value next = next(at, direction(at.gradient()));
      double gain = at.value() - next.value();
      remember(at, next);
      at = next;
      if (gain < tolerance) {
        break;
      }
    }
    return at;
  }

  /** Backtracks along a direction; the same value where nothing along it is lower. */
  private Value next(Value at, double[] direction) {
    double slope = dot(direction, at.gradient());
    double step = Math.min(1, LONGEST_STEP / MathArrays.safeNorm(direction));
    for (int i = 0; i < MOST_HALVINGS; i++) {
      double[] point = at.point().clone();
      for (int j = 0; j < point.length; j++) {
        point[j] += step * direction[j];
      }
      Value next = function.at(point);
      if (next.value() <= at.value() + SUFFICIENT * step * slope) {
        return next;
      }
      step /= 2;
    }
    return at;
  }

  private void remember(Value from, Value to) {
    double[] move = MathArrays.ebeSubtract(to.point(), from.point());
    double[] turn = MathArrays.ebeSubtract(to.gradient(), from.gradient());
    double curvature = dot(move, turn);
    if (curvature > 1e-10 * dot(turn, turn)) {
      steps.addFirst(new Step(move, turn, curvature));
      if (steps.size() > MEMORY) {
        steps.removeLast();
      }
    }
  }

  private double[] direction(double[] gradient) {
    double[] q = gradient.clone();
    double[] alphas = new double[steps.size()];
    int i = 0;
    for (Step step : steps) {
      alphas[i] = dot(step.move(), q) / step.curvature();
      add(q, -alphas[i++], step.turn());
    }
    Step last = steps.peekFirst();
    double scale = last == null ? 1 : last.curvature() / dot(last.turn(), last.turn());
    MathArrays.scaleInPlace(scale, q);
    for (Iterator<Step> oldest = steps.descendingIterator(); oldest.hasNext(); ) {
      Step step = oldest.next();
      add(q, alphas[--i] - dot(step.turn(), q) / step.curvature(), step.move());
    }
    MathArrays.scaleInPlace(-1, q);
    return q;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }
}
