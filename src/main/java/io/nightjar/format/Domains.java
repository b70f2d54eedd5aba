package io.nightjar.format;

import io.nightjar.format.SpaceFile.Shape;
import io.nightjar.guide.Guide;
import io.nightjar.guide.Texts;
import io.nightjar.guide.Training;
import io.nightjar.space.Domain;
import io.nightjar.space.FloatRange;
import io.nightjar.space.ParameterInfo;
import java.util.Optional;

/** Makes a domain of a shape that depends on nothing but, for the guide, the optimizer. */
final class Domains {
  private final Training training;
  private final Problems problems;
  private final Literals literals;

  Domains(Training training, Problems problems) {
    this.training = training;
    this.problems = problems;
    this.literals = new Literals(problems);
  }

  Optional<Domain> of(ParameterInfo info, Shape shape, Optional<String> optimizer) {
    if (shape instanceof SpaceFile.Value value) {
      return literals.fixed(value, info);
    } else if (shape instanceof SpaceFile.Range range) {
      return literals.range(range, info);
    } else if (shape instanceof SpaceFile.Choices choices) {
      return literals.choices(choices, info);
    } else if (shape instanceof SpaceFile.Ordered ordered) {
      return literals.ordered(ordered, info);
    } else if (shape instanceof SpaceFile.Documented documented) {
      return documented(info, documented, optimizer);
    }
    problems.error(shape.place(), "Invalid value: it depends on two parents");
    return Optional.empty();
  }

  private Optional<Domain> documented(
      ParameterInfo info, SpaceFile.Documented shape, Optional<String> optimizer) {
    Optional<Domain> domain = Guide.documented(info.name(), optimizer, training);
    if (domain.isEmpty()) {
      problems.error(shape.place(), shape.silence());
    }
    return domain.filter(range -> isWithin(range, info, shape.place()));
  }

  /** A model that has a range of its own has no value outside of it. */
  private boolean isWithin(Domain documented, ParameterInfo info, Place place) {
    boolean inside =
        !(documented instanceof FloatRange range)
            || (range.low() >= info.low() && range.high() <= info.high());
    if (!inside) {
      problems.error(
          place,
          "Invalid range: the documented one reaches outside of the model's [%s, %s]"
              .formatted(Texts.value(info.low()), Texts.value(info.high())));
    }
    return inside;
  }

  /** The guide's range where it is the same for every optimizer. */
  Optional<Domain> documentedForAll(ParameterInfo info) {
    return Guide.documented(info.name(), Optional.empty(), training);
  }
}
