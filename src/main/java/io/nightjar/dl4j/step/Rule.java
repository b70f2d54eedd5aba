package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Updates;
import io.nightjar.dl4j.updater.ScaledAdaDelta;
import java.util.Optional;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * How an optimiser changes a range of parameters.
 *
 * @param states how many arrays of state it has, each as long as the parameters, in the order of
 *     Deeplearning4j's view of its state
 */
record Rule(int states, Change change) {

  /** Changes the parameters, and what the optimiser keeps of them. */
  interface Change {
    void apply(Parameters all, int from, int to, Moment moment, float decay);
  }

  /** The rule of an updater, if we have it. */
  static Optional<Rule> of(IUpdater updater) {
    if (updater instanceof ScaledAdaDelta adaDelta) {
      return Optional.of(adaDelta(adaDelta));
    }
    return switch (updater.getClass().getName()) {
      case "org.nd4j.linalg.learning.config.Sgd" -> Optional.of(sgd((Sgd) updater));
      case "org.nd4j.linalg.learning.config.Nesterovs" -> nesterovs((Nesterovs) updater);
      case "org.nd4j.linalg.learning.config.AdaGrad" -> Optional.of(adaGrad((AdaGrad) updater));
      case "org.nd4j.linalg.learning.config.RmsProp" -> Optional.of(rmsProp((RmsProp) updater));
      case "org.nd4j.linalg.learning.config.Adam" -> Optional.of(adam((Adam) updater));
      case "org.nd4j.linalg.learning.config.AdaMax" -> Optional.of(adaMax((AdaMax) updater));
      case "org.nd4j.linalg.learning.config.Nadam" -> Optional.of(nadam((Nadam) updater));
      case "org.nd4j.linalg.learning.config.NoOp" -> Optional.of(none());
      default -> Optional.empty();
    };
  }

  private static double rate(IUpdater updater, Moment moment) {
    return updater.getLearningRate(moment.iteration(), moment.epoch());
  }

  /** What a mean that started at 0 lacks of 1 by now. */
  private static double correction(double beta, Moment moment) {
    return 1 - StrictMath.pow(beta, moment.iteration() + 1);
  }

  /** For what a layer changes itself. */
  private static Rule none() {
    return new Rule(0, (all, from, to, moment, decay) -> {});
  }

  private static Rule sgd(Sgd sgd) {
    return new Rule(
        0,
        (all, from, to, moment, decay) ->
            Updates.sgd(all.values(), all.gradients(), from, to, (float) rate(sgd, moment), decay));
  }

  private static Optional<Rule> nesterovs(Nesterovs nesterovs) {
    if (nesterovs.getMomentumISchedule() != null) {
      return Optional.empty();
    }
    float momentum = (float) nesterovs.getMomentum();
    Change change =
        (all, from, to, moment, decay) ->
            Updates.nesterovs(
                all.values(),
                all.gradients(),
                all.state(0),
                from,
                to,
                (float) rate(nesterovs, moment),
                momentum,
                decay);
    return Optional.of(new Rule(1, change));
  }

  private static Rule adaGrad(AdaGrad adaGrad) {
    float epsilon = (float) adaGrad.getEpsilon();
    return new Rule(
        1,
        (all, from, to, moment, decay) ->
            Updates.adaGrad(
                all.values(),
                all.gradients(),
                all.state(0),
                from,
                to,
                (float) rate(adaGrad, moment),
                epsilon,
                decay));
  }

  private static Rule rmsProp(RmsProp rmsProp) {
    float keep = (float) rmsProp.getRmsDecay();
    float epsilon = (float) rmsProp.getEpsilon();
    return new Rule(
        1,
        (all, from, to, moment, decay) ->
            Updates.rmsProp(
                all.values(),
                all.gradients(),
                all.state(0),
                from,
                to,
                (float) rate(rmsProp, moment),
                keep,
                epsilon,
                decay));
  }

  private static Rule adaDelta(ScaledAdaDelta adaDelta) {
    float keep = (float) adaDelta.rho();
    float epsilon = (float) adaDelta.epsilon();
    return new Rule(
        2,
        (all, from, to, moment, decay) ->
            Updates.adaDelta(
                all.values(),
                all.gradients(),
                all.state(0),
                all.state(1),
                from,
                to,
                (float) rate(adaDelta, moment),
                keep,
                epsilon,
                decay));
  }

  private static Rule adam(Adam adam) {
    float beta1 = (float) adam.getBeta1();
    float beta2 = (float) adam.getBeta2();
    float epsilon = (float) adam.getEpsilon();
    return new Rule(
        2,
        (all, from, to, moment, decay) ->
            Updates.adam(
                all.values(),
                all.gradients(),
                all.state(0),
                all.state(1),
                from,
                to,
                (float)
                    (rate(adam, moment)
                        * Math.sqrt(correction(adam.getBeta2(), moment))
                        / correction(adam.getBeta1(), moment)),
                beta1,
                beta2,
                epsilon,
                decay));
  }

  private static Rule adaMax(AdaMax adaMax) {
    float beta1 = (float) adaMax.getBeta1();
    float beta2 = (float) adaMax.getBeta2();
    return new Rule(
        2,
        (all, from, to, moment, decay) ->
            Updates.adaMax(
                all.values(),
                all.gradients(),
                all.state(0),
                all.state(1),
                from,
                to,
                (float) (rate(adaMax, moment) / correction(adaMax.getBeta1(), moment)),
                beta1,
                beta2,
                decay));
  }

  private static Rule nadam(Nadam nadam) {
    float beta1 = (float) nadam.getBeta1();
    float beta2 = (float) nadam.getBeta2();
    float epsilon = (float) nadam.getEpsilon();
    return new Rule(
        2,
        (all, from, to, moment, decay) ->
            Updates.nadam(
                all.values(),
                all.gradients(),
                all.state(0),
                all.state(1),
                from,
                to,
                (float) (rate(nadam, moment) / correction(nadam.getBeta1(), moment)),
                beta1,
                beta2,
                epsilon,
                decay));
  }
}
