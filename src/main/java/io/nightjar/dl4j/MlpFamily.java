package io.nightjar.dl4j;

import static io.nightjar.space.ParameterInfo.Kind.CATEGORY;
import static io.nightjar.space.ParameterInfo.Kind.FLAG;
import static io.nightjar.space.ParameterInfo.Kind.FLOAT;
import static io.nightjar.space.ParameterInfo.Kind.INTEGER;

import io.nightjar.space.Condition;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.Scale;
import io.nightjar.trial.ModelFamily;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The family {@code mlp}: fully connected layers, then a softmax over the classes. Plain data,
 * which loads no numerical library.
 */
public final class MlpFamily {
  static final String OPTIMIZER = "optimizer";
  static final String LEARNING_RATE = "learning-rate";
  static final String BATCH_SIZE = "batch-size";
  static final String DEPTH = "depth";
  static final String WIDTH = "width";
  static final String ACTIVATION = "activation";
  static final String DROPOUT = "dropout";
  static final String BATCH_NORM = "batch-norm";
  static final String BATCH_NORM_POSITION = "batch-norm-position";
  static final String WEIGHT_DECAY = "weight-decay";
  static final String MOMENTUM = "momentum";
  static final String BETA1 = "beta1";
  static final String BETA2 = "beta2";
  static final String EPSILON = "epsilon";
  static final String RHO = "rho";
  static final String RMS_DECAY = "rms-decay";

  static final String BEFORE_ACTIVATION = "before-activation";
  static final String AFTER_DROPOUT = "after-dropout";

  private static final double SMALLEST = 1e-30;
  private static final double BELOW_ONE = Math.nextDown(1.0);
  private static final double ADAPTIVE_EPSILON = 1e-8;
  private static final double ACCUMULATED_EPSILON = 1e-6;

  /** The parameters of the family. */
  public static final ModelFamily FAMILY =
      new ModelFamily(
          "mlp",
          Metrics.MEASURED,
          List.of(
              category(
                  OPTIMIZER,
                  List.of(
                      "sgd",
                      "momentum",
                      "adagrad",
                      "adadelta",
                      "rmsprop",
                      "adam",
                      "adamax",
                      "nadam"),
                  "adam",
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
              new ParameterInfo(
                  BATCH_SIZE,
                  INTEGER,
                  List.of(),
                  1,
                  1e6,
                  "examples per step",
                  List.of(),
                  Parameter.of(BATCH_SIZE, new IntegerRange(16, 256, Scale.LOG))),
              integer(DEPTH, 20, 2, "hidden layers"),
              integer(WIDTH, 8192, 128, "units of each hidden layer"),
              category(
                  ACTIVATION,
                  List.of(
                      "relu",
                      "tanh",
                      "sigmoid",
                      "leaky-relu",
                      "elu",
                      "selu",
                      "gelu",
                      "swish",
                      "softplus"),
                  "relu",
                  "the non-linearity of the hidden layers"),
              number(DROPOUT, 0, BELOW_ONE, 0.0, "share of hidden units dropped in training"),
              fixed(
                  BATCH_NORM, FLAG, List.of(), 0, 1, "batch normalisation in hidden layers", false),
              category(
                  BATCH_NORM_POSITION,
                  List.of(BEFORE_ACTIVATION, AFTER_DROPOUT),
                  BEFORE_ACTIVATION,
                  "where batch normalisation stands in a hidden layer",
                  new Condition(BATCH_NORM, Set.of(true))),
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
                  with("momentum")),
              number(
                  BETA1,
                  0,
                  BELOW_ONE,
                  0.9,
                  "decay of the mean of gradients",
                  with("adam", "adamax", "nadam")),
              number(
                  BETA2,
                  0,
                  BELOW_ONE,
                  0.999,
                  "decay of the mean of squared gradients",
                  with("adam", "adamax", "nadam")),
              epsilon(),
              number(RHO, 0, BELOW_ONE, 0.95, "decay of adadelta's two means", with("adadelta")),
              number(
                  RMS_DECAY,
                  0,
                  BELOW_ONE,
                  0.95,
                  "decay of rmsprop's mean of squared gradients",
                  with("rmsprop"))));

  private MlpFamily() {}

  private static Condition with(String... optimizers) {
    return new Condition(OPTIMIZER, new LinkedHashSet<>(List.of(optimizers)));
  }

  private static ParameterInfo category(
      String name, List<String> choices, String fallback, String summary, Condition... acts) {
    return fixed(name, CATEGORY, choices, 0, 0, summary, fallback, acts);
  }

  private static ParameterInfo integer(String name, int high, long fallback, String summary) {
    return fixed(name, INTEGER, List.of(), 1, high, summary, fallback);
  }

  private static ParameterInfo number(
      String name, double low, double high, double fallback, String summary, Condition... acts) {
    return fixed(name, FLOAT, List.of(), low, high, summary, fallback, acts);
  }

  private static ParameterInfo fixed(
      String name,
      ParameterInfo.Kind kind,
      List<String> choices,
      double low,
      double high,
      String summary,
      Object fallback,
      Condition... acts) {
    return new ParameterInfo(
        name,
        kind,
        choices,
        low,
        high,
        summary,
        List.of(acts),
        Parameter.of(name, new Fixed(fallback)).when(acts));
  }

  private static ParameterInfo epsilon() {
    Condition acts = with("adam", "adamax", "nadam", "rmsprop", "adagrad", "adadelta");
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
