package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Lanes;
import io.nightjar.dl4j.step.kernel.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** Changes the parameters by their gradients, a span at a time. */
final class Optimizer {
  private final Parameters parameters;
  private final List<Span> spans = new ArrayList<>();
  private final float[] sums = new float[Lanes.BLOCK];

  Optimizer(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Neighbours that are treated alike. */
  private record Span(IUpdater updater, Rule rule, int from, int to, @Nullable WeightDecay decay) {

    double coefficient(Moment moment) {
      return decay == null ? 0 : decay.getCoeff().valueAt(moment.iteration(), moment.epoch());
    }

    float factor(Moment moment) {
      if (decay == null) {
        return 0;
      }
      double rate =
          decay.isApplyLR() ? updater.getLearningRate(moment.iteration(), moment.epoch()) : 1;
      return (float) (coefficient(moment) * rate);
    }

    boolean goesOnWith(IUpdater other, Parameter part, @Nullable WeightDecay otherDecay) {
      return to == part.start()
          && updater.equals(other)
          && Optional.ofNullable(decay).equals(Optional.ofNullable(otherDecay));
    }
  }

  /** Treats one more array of parameters by a rule; comes in the order of the parameters. */
  void add(Parameter part, IUpdater updater, Rule rule, @Nullable WeightDecay decay) {
    if (!spans.isEmpty()) {
      Span last = spans.get(spans.size() - 1);
      if (last.goesOnWith(updater, part, decay)) {
        spans.set(spans.size() - 1, new Span(updater, last.rule(), last.from(), part.end(), decay));
        return;
      }
    }
    spans.add(new Span(updater, rule, part.start(), part.end(), decay));
  }

  /** What weight decay adds to the loss: half the squares of the weights, times its coefficient. */
  double penalty(Moment moment) {
    double penalty = 0;
    for (Span span : spans) {
      double coefficient = span.coefficient(moment);
      if (coefficient != 0) {
        penalty +=
            coefficient / 2 * Rows.sumOfSquares(parameters.values(), span.from(), span.to(), sums);
      }
    }
    return penalty;
  }

  void update(Moment moment) {
    for (Span span : spans) {
      span.rule().change().apply(parameters, span.from(), span.to(), moment, span.factor(moment));
    }
  }
}
