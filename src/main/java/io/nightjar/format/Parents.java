package io.nightjar.format;

import io.nightjar.space.Names;
import io.nightjar.space.Parameter;
import io.nightjar.space.ParameterInfo;
import io.nightjar.trial.ModelFamily;
import java.util.Optional;
import java.util.function.Function;

/** The parameters that others depend on, by the names and values in a file. */
final class Parents {
  private final ModelFamily family;
  private final Function<String, Resolution> resolutions;
  private final Function<String, Place> places;
  private final Problems problems;
  private final Literals literals;

  Parents(
      ModelFamily family,
      Function<String, Resolution> resolutions,
      Function<String, Place> places,
      Problems problems) {
    this.family = family;
    this.resolutions = resolutions;
    this.places = places;
    this.problems = problems;
    this.literals = new Literals(problems);
  }

  boolean has(String name) {
    return family.find(name).isPresent();
  }

  Resolution resolution(String name) {
    return resolutions.apply(name);
  }

  /** What the family says of a parent that is written. */
  Optional<ParameterInfo> info(Node.Scalar name) {
    Optional<ParameterInfo> info = family.find(name.text());
    if (info.isEmpty()) {
      problems.error(
          name.place(),
          "Unknown parent: "
              + name.text()
              + Names.hint(
                  name.text(), family.parameters().stream().map(ParameterInfo::name).toList()));
    }
    return info;
  }

  /**
   * A value of a parent that is written. One that the parent never has is a problem, unless an
   * override has narrowed the parent.
   */
  Optional<Object> value(Node.Scalar written, ParameterInfo parent) {
    Optional<Object> value = literals.value(written, parent);
    if (value.isPresent()
        && resolution(parent.name()) instanceof Resolution.Present present
        && !Conditions.canBe(present.parameter(), value.get())
        && !places.apply(parent.name()).isOverride()) {
      problems.error(
          written.place(),
          "Invalid value: " + parent.name() + " is never " + value.get() + known(present));
      return Optional.empty();
    }
    return value;
  }

  private static String known(Resolution.Present parent) {
    Parameter parameter = parent.parameter();
    return Conditions.values(parameter).map(values -> " (it is one of " + values + ")").orElse("");
  }
}
