package io.nightjar.dl4j.family;

import static io.nightjar.dl4j.family.Infos.BELOW_ONE;
import static io.nightjar.dl4j.family.Infos.category;
import static io.nightjar.dl4j.family.Infos.flag;
import static io.nightjar.dl4j.family.Infos.integer;
import static io.nightjar.dl4j.family.Infos.number;

import io.nightjar.space.Condition;
import io.nightjar.space.ParameterInfo;
import java.util.List;
import java.util.Set;

/** The parameters of fully connected hidden layers. */
public final class Hidden {
  public static final String DEPTH = "depth";
  public static final String BATCH_NORM = "batch-norm";
  static final String WIDTH = "width";
  static final String ACTIVATION = "activation";
  static final String DROPOUT = "dropout";
  static final String BATCH_NORM_POSITION = "batch-norm-position";

  static final String BEFORE_ACTIVATION = "before-activation";
  static final String AFTER_DROPOUT = "after-dropout";

  /** Plain data, in the order in which people read them. */
  static final List<ParameterInfo> PARAMETERS =
      List.of(
          integer(DEPTH, 1, 20, 2, "hidden layers"),
          integer(WIDTH, 1, 8192, 128, "units of each hidden layer"),
          activation(),
          number(DROPOUT, 0, BELOW_ONE, 0.0, "share of hidden units dropped in training"),
          flag(BATCH_NORM, false, "batch normalisation in hidden layers"),
          category(
              BATCH_NORM_POSITION,
              List.of(BEFORE_ACTIVATION, AFTER_DROPOUT),
              BEFORE_ACTIVATION,
              "where batch normalisation stands in a hidden layer",
              new Condition(BATCH_NORM, Set.of(true))));

  private Hidden() {}

  static ParameterInfo activation() {
    return category(
        ACTIVATION,
        List.of(
            "relu", "tanh", "sigmoid", "leaky-relu", "elu", "selu", "gelu", "swish", "softplus"),
        "relu",
        "the non-linearity of the hidden layers");
  }
}
