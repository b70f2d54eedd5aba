package io.nightjar.dl4j.arbiter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.deeplearning4j.arbiter.conf.updater.AdaGradSpace;
import org.deeplearning4j.arbiter.conf.updater.AdaMaxSpace;
import org.deeplearning4j.arbiter.conf.updater.AdamSpace;
import org.deeplearning4j.arbiter.conf.updater.NadamSpace;
import org.deeplearning4j.arbiter.conf.updater.NesterovsSpace;
import org.deeplearning4j.arbiter.conf.updater.RmsPropSpace;
import org.deeplearning4j.arbiter.conf.updater.SgdSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.jspecify.annotations.Nullable;

/**
 * The constants of Arbiter's optimizers. Its Adam, Nadam and AdaMax put the default learning rate,
 * 1e-3, wherever no beta1, beta2 or epsilon is given.
 */
final class Constants {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private Constants() {}

  /** Puts the documented constants there; returns what to say of it. */
  static Set<String> correct(List<Tree.Node> nodes) {
    Set<String> notes = new LinkedHashSet<>();
    for (Tree.Node node : nodes) {
      if (corrected(node.space()) > 0) {
        notes.add(
            ("Arbiter's %s would use 0.001 for each of beta1, beta2 and epsilon that it does not"
                    + " name: they are 0.9, 0.999 and 1e-8 here")
                .formatted(node.space().getClass().getSimpleName()));
      }
    }
    return notes;
  }

  /** How many constants were put there. */
  private static int corrected(ParameterSpace<?> space) {
    if (space instanceof AdamSpace adam) {
      return set(adam.getBeta1(), BETA1, adam::setBeta1)
          + set(adam.getBeta2(), BETA2, adam::setBeta2)
          + set(adam.getEpsilon(), EPSILON, adam::setEpsilon);
    } else if (space instanceof NadamSpace nadam) {
      return set(nadam.getBeta1(), BETA1, nadam::setBeta1)
          + set(nadam.getBeta2(), BETA2, nadam::setBeta2)
          + set(nadam.getEpsilon(), EPSILON, nadam::setEpsilon);
    } else if (space instanceof AdaMaxSpace adaMax) {
      return set(adaMax.getBeta1(), BETA1, adaMax::setBeta1)
          + set(adaMax.getBeta2(), BETA2, adaMax::setBeta2)
          + set(adaMax.getEpsilon(), EPSILON, adaMax::setEpsilon);
    }
    return 0;
  }

  private static int set(
      @Nullable ParameterSpace<Double> given,
      double value,
      Consumer<ParameterSpace<Double>> setter) {
    if (given != null) {
      return 0;
    }
    setter.accept(new FixedValue<>(value));
    return 1;
  }

  /** The optimizer that an updater's space always makes. */
  static Optional<String> optimizer(@Nullable ParameterSpace<?> updater) {
    if (updater instanceof FixedValue<?> fixed && fixed.getValue() != null) {
      return named(fixed.getValue().getClass().getSimpleName());
    }
    boolean isKnown =
        updater instanceof AdamSpace
            || updater instanceof NadamSpace
            || updater instanceof AdaMaxSpace
            || updater instanceof SgdSpace
            || updater instanceof NesterovsSpace
            || updater instanceof RmsPropSpace
            || updater instanceof AdaGradSpace;
    return isKnown && updater != null
        ? named(updater.getClass().getSimpleName().replace("Space", ""))
        : Optional.empty();
  }

  private static Optional<String> named(String updater) {
    String name = updater.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "nesterovs" -> Optional.of("momentum");
      case "sgd", "adagrad", "adadelta", "rmsprop", "adam", "adamax", "nadam" -> Optional.of(name);
      default -> Optional.empty();
    };
  }
}
