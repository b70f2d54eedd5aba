package io.nightjar.format;

import io.nightjar.space.Condition;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.ModelFamily;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.ParameterInfo.Kind;
import io.nightjar.space.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a multilayer perceptron, as its family publishes them. */
final class MlpParameters {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final double BELOW_ONE = Math.nextDown(1.0);

  static final ModelFamily FAMILY = new ModelFamily("mlp", infos());

  private MlpParameters() {}

  private static List<ParameterInfo> infos() {
    List<ParameterInfo> infos = new ArrayList<>();
    infos.add(
        category(
            "optimizer",
            List.of("sgd", "momentum", "adagrad", "adadelta", "rmsprop", "adam", "adamax", "nadam"),
            "adam"));
    infos.add(number("learning-rate", Kind.FLOAT, Double.MIN_VALUE, INFINITE, null));
    infos.add(
        number(
            "batch-size",
            Kind.INTEGER,
            1,
            1_000_000,
            Parameter.of("batch-size", new IntegerRange(16, 256, Scale.LOG))));
    infos.add(number("depth", Kind.INTEGER, 1, 20, fixed("depth", 2L)));
    infos.add(number("width", Kind.INTEGER, 1, 8192, fixed("width", 128L)));
    infos.add(
        category(
            "activation",
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
            "relu"));
    infos.add(number("dropout", Kind.FLOAT, 0, BELOW_ONE, fixed("dropout", 0.0)));
    infos.add(
        new ParameterInfo(
            "batch-norm", Kind.FLAG, List.of(), 0, 0, "", List.of(), fixed("batch-norm", false)));
    infos.add(
        new ParameterInfo(
            "batch-norm-position",
            Kind.CATEGORY,
            List.of("before-activation", "after-dropout"),
            0,
            0,
            "",
            List.of(new Condition("batch-norm", java.util.Set.of(true))),
            fixed("batch-norm-position", "before-activation")));
    infos.add(number("weight-decay", Kind.FLOAT, 0, INFINITE, fixed("weight-decay", 0.0)));
    infos.add(acting("momentum", BELOW_ONE, fixed("momentum", 0.9), "momentum"));
    infos.add(acting("beta1", BELOW_ONE, fixed("beta1", 0.9), "adam", "adamax", "nadam"));
    infos.add(acting("beta2", BELOW_ONE, fixed("beta2", 0.999), "adam", "adamax", "nadam"));
    infos.add(
        acting(
            "epsilon",
            INFINITE,
            epsilon(),
            "adam",
            "adamax",
            "nadam",
            "rmsprop",
            "adagrad",
            "adadelta"));
    infos.add(acting("rho", BELOW_ONE, fixed("rho", 0.95), "adadelta"));
    infos.add(acting("rms-decay", BELOW_ONE, fixed("rms-decay", 0.95), "rmsprop"));
    return infos;
  }

  private static Parameter epsilon() {
    Map<Object, Domain> byOptimizer = new LinkedHashMap<>();
    for (String optimizer : List.of("adam", "adamax", "nadam", "rmsprop")) {
      byOptimizer.put(optimizer, new Fixed(1e-8));
    }
    byOptimizer.put("adagrad", new Fixed(1e-6));
    byOptimizer.put("adadelta", new Fixed(1e-6));
    return Parameter.by("epsilon", "optimizer", byOptimizer, null);
  }

  private static Parameter fixed(String name, Object value) {
    return Parameter.of(name, new Fixed(value));
  }

  private static ParameterInfo category(String name, List<String> choices, String fallback) {
    return new ParameterInfo(
        name, Kind.CATEGORY, choices, 0, 0, "", List.of(), fixed(name, fallback));
  }

  private static ParameterInfo number(
      String name, Kind kind, double low, double high, @Nullable Parameter fallback) {
    return new ParameterInfo(name, kind, List.of(), low, high, "", List.of(), fallback);
  }

  private static ParameterInfo acting(
      String name, double high, Parameter fallback, String... optimizers) {
    Condition acts = new Condition("optimizer", new LinkedHashSet<>(List.of(optimizers)));
    return new ParameterInfo(name, Kind.FLOAT, List.of(), 0, high, "", List.of(acts), fallback);
  }
}
