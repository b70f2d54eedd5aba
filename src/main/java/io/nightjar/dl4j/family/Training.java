package io.nightjar.dl4j.family;

import static io.nightjar.dl4j.family.Infos.BELOW_ONE;
import static io.nightjar.dl4j.family.Infos.SMALLEST;
import static io.nightjar.dl4j.family.Infos.category;
import static io.nightjar.dl4j.family.Infos.number;
import static io.nightjar.space.ParameterInfo.Kind.FLOAT;
import static io.nightjar.space.ParameterInfo.Kind.INTEGER;

import io.nightjar.space.Condition;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.Scale;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parameters of training, which every family has. */
public final class Training {
  public static final String OPTIMIZER = "optimizer";
  public static final String LEARNING_RATE = "learning-rate";
  public static final String BATCH_SIZE = "batch-size";
  public static final String WEIGHT_DECAY = "weight-decay";
  static final String CLASS_WEIGHTS = "class-weights";
  static final String MOMENTUM = "momentum";
  static final String BETA1 = "beta1";
  static final String BETA2 = "beta2";
  static final String EPSILON = "epsilon";
  static final String RHO = "rho";
  static final String RMS_DECAY = "rms-decay";

  private static final double ADAPTIVE_EPSILON = 1e-8;
  private static final double ACCUMULATED_EPSILON = 1e-6;

  static final String BALANCED = "balanced";

  private static final String ADAM = "adam";
  private static final String ADAMAX = "adamax";
  private static final String NADAM = "nadam";

  private static final List<ParameterInfo> FIRST =
      List.of(
          category(
              OPTIMIZER,
              List.of("sgd", "momentum", "adagrad", "adadelta", "rmsprop", ADAM, ADAMAX, NADAM),
              ADAM,
              "how gradients become steps; momentum is Nesterov's"),
          new ParameterInfo(
              LEARNING_RATE,
              FLOAT,
              List.of(),
              SMALLEST,
              1e3,
              "the size of a step; for adadelta it scales the update",
              List.of(),
              null),
          batchSize());

  private static final List<ParameterInfo> LAST =
      List.of(
          category(
              CLASS_WEIGHTS,
              List.of("none", BALANCED),
              "none",
              "balanced: the loss of a class counts by how few examples of it there are"),
          number(
              WEIGHT_DECAY,
              0,
              1e3,
              0.0,
              "share of each weight taken off per step, times the learning rate"),
          number(
              MOMENTUM,
              0,
              BELOW_ONE,
              0.9,
              "share of the last step kept (beta), Nesterov's",
              optimizer("momentum")),
          number(
              BETA1,
              0,
              BELOW_ONE,
              0.9,
              "decay of the mean of gradients",
              optimizer(ADAM, ADAMAX, NADAM)),
          number(
              BETA2,
              0,
              BELOW_ONE,
              0.999,
              "decay of the mean of squared gradients",
              optimizer(ADAM, ADAMAX, NADAM)),
          epsilon(),
          number(RHO, 0, BELOW_ONE, 0.95, "decay of adadelta's two means", optimizer("adadelta")),
          number(
              RMS_DECAY,
              0,
              BELOW_ONE,
              0.95,
              "decay of rmsprop's mean of squared gradients",
              optimizer("rmsprop")));

  private Training() {}

  /** A family's own parameters among those of training, in the order in which people read them. */
  static List<ParameterInfo> with(List<ParameterInfo> own) {
    return Stream.of(FIRST, own, Rates.PARAMETERS, LAST).flatMap(List::stream).toList();
  }

  /** What every trainer needs, whoever builds the network. */
  static ParameterInfo batchSize() {
    return new ParameterInfo(
        BATCH_SIZE,
        INTEGER,
        List.of(),
        1,
        1e6,
        "examples per step",
        List.of(),
        Parameter.of(BATCH_SIZE, new IntegerRange(16, 256, Scale.LOG)));
  }

  /** The optimizer of a network that somebody else described: it is known, not chosen. */
  static ParameterInfo fixedOptimizer(String optimizer) {
    return category(OPTIMIZER, List.of(optimizer), optimizer, "the optimizer of the network");
  }

  private static Condition optimizer(String... optimizers) {
    return new Condition(OPTIMIZER, new LinkedHashSet<>(List.of(optimizers)));
  }

  private static ParameterInfo epsilon() {
    Condition acts = optimizer(ADAM, ADAMAX, NADAM, "rmsprop", "adagrad", "adadelta");
    Map<Object, Domain> accumulating = new LinkedHashMap<>();
    accumulating.put("adagrad", new Fixed(ACCUMULATED_EPSILON));
    accumulating.put("adadelta", new Fixed(ACCUMULATED_EPSILON));
    return new ParameterInfo(
        EPSILON,
        FLOAT,
        List.of(),
        SMALLEST,
        1,
        "keeps divisors above 0",
        List.of(acts),
        Parameter.by(EPSILON, OPTIMIZER, accumulating, new Fixed(ADAPTIVE_EPSILON)).when(acts));
  }
}
