package io.nightjar.dl4j.family;

import io.nightjar.dl4j.updater.ScaledAdaDelta;
import io.nightjar.dl4j.updater.ScheduledAdaGrad;
import io.nightjar.space.Configuration;
import io.nightjar.trial.ModelFamily;
import java.util.List;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;

/** The optimisers, with every constant said: no default of a library gets in. */
public final class Updaters {
  private static final ModelFamily TRAINING =
      new ModelFamily("training", Metrics.MEASURED, Training.with(List.of()));

  private Updaters() {}

  /**
   * The updater that a user's own parameters say, with the names, defaults and documented constants
   * of Nightjar's families: {@code optimizer}, {@code adam} where there is none, {@code
   * learning-rate}, and perhaps {@code momentum}, {@code beta1}, {@code beta2}, {@code epsilon},
   * {@code rho} and {@code rms-decay}.
   *
   * @throws IllegalArgumentException if there is no learning rate, or no such optimizer
   */
  public static IUpdater named(Configuration parameters) {
    if (!parameters.values().containsKey(Training.LEARNING_RATE)) {
      throw new IllegalArgumentException(
          "Cannot make an updater: there is no parameter " + Training.LEARNING_RATE);
    }
    return constant(Settings.complete(TRAINING, parameters));
  }

  /** The updater of a complete configuration, with its learning rate's schedule. */
  static IUpdater of(Configuration settings, Course course) {
    return Schedules.of(settings, course)
        .map(schedule -> scheduled(settings, schedule))
        .orElseGet(() -> constant(settings));
  }

  private static IUpdater scheduled(Configuration settings, ISchedule schedule) {
    double rate = settings.number(Training.LEARNING_RATE);
    IUpdater constant = constant(settings);
    IUpdater updater =
        constant instanceof AdaGrad ? new ScheduledAdaGrad(rate, epsilon(settings)) : constant;
    updater.setLrAndSchedule(rate, schedule);
    return updater;
  }

  private static IUpdater constant(Configuration settings) {
    double rate = settings.number(Training.LEARNING_RATE);
    String optimizer = settings.text(Training.OPTIMIZER);
    return switch (optimizer) {
      case "sgd" -> new Sgd(rate);
      case "momentum" -> new Nesterovs(rate, settings.number(Training.MOMENTUM));
      case "adagrad" -> new AdaGrad(rate, epsilon(settings));
      case "adadelta" -> new ScaledAdaDelta(rate, settings.number(Training.RHO), epsilon(settings));
      case "rmsprop" -> new RmsProp(rate, settings.number(Training.RMS_DECAY), epsilon(settings));
      case "adam" -> new Adam(rate, beta1(settings), beta2(settings), epsilon(settings));
      case "adamax" -> new AdaMax(rate, beta1(settings), beta2(settings), epsilon(settings));
      case "nadam" -> new Nadam(rate, beta1(settings), beta2(settings), epsilon(settings));
      default -> throw new IllegalArgumentException("Invalid optimizer: " + optimizer);
    };
  }

  private static double beta1(Configuration settings) {
    return settings.number(Training.BETA1);
  }

  private static double beta2(Configuration settings) {
    return settings.number(Training.BETA2);
  }

  private static double epsilon(Configuration settings) {
    return settings.number(Training.EPSILON);
  }
}
