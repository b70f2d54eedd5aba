package io.nightjar.dl4j.family;

import static io.nightjar.space.ParameterInfo.Kind.CATEGORY;
import static io.nightjar.space.ParameterInfo.Kind.FLAG;
import static io.nightjar.space.ParameterInfo.Kind.FLOAT;
import static io.nightjar.space.ParameterInfo.Kind.INTEGER;

import io.nightjar.space.Condition;
import io.nightjar.space.Fixed;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import java.util.List;

/** Describes parameters that are fixed at a default unless a space names them. */
final class Infos {
  static final double SMALLEST = 1e-30;
  static final double BELOW_ONE = Math.nextDown(1.0);

  private Infos() {}

  static ParameterInfo category(
      String name, List<String> choices, String fallback, String summary, Condition... acts) {
    return fixed(name, CATEGORY, choices, 0, 0, summary, fallback, acts);
  }

  static ParameterInfo flag(String name, boolean fallback, String summary, Condition... acts) {
    return fixed(name, FLAG, List.of(), 0, 1, summary, fallback, acts);
  }

  static ParameterInfo integer(
      String name, int low, int high, long fallback, String summary, Condition... acts) {
    return fixed(name, INTEGER, List.of(), low, high, summary, fallback, acts);
  }

  static ParameterInfo number(
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
}
