package io.nightjar.search;

import io.nightjar.space.Parameter;
import java.util.Optional;

/** Which parameters a normal distribution cannot speak of. */
final class CmaEsRefusal {
  private CmaEsRefusal() {}

  static Optional<String> of(Parameter parameter) {
    if (Dimension.of(parameter).kind() == Dimension.Kind.CATEGORICAL) {
      return Optional.of(message(parameter, "has choices without an order"));
    }
    return parameter.parents().isEmpty()
        ? Optional.empty()
        : Optional.of(message(parameter, "depends on " + String.join(", ", parameter.parents())));
  }

  private static String message(Parameter parameter, String reason) {
    return "Cannot search with cma-es: " + parameter.name() + " " + reason + "; use tpe";
  }
}
