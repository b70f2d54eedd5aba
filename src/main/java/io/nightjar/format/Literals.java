package io.nightjar.format;

import io.nightjar.guide.Texts;
import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Names;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.ParameterInfo.Kind;
import io.nightjar.space.Scale;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Gives written values the kind that the model family says, and builds domains of them. */
final class Literals {
  private final Problems problems;
  private final Values values;

  Literals(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** A value as the family takes it, a Double for a float even where it is written as 1. */
  Optional<Object> value(Node.Scalar scalar, ParameterInfo info) {
    return switch (info.kind()) {
      case FLOAT ->
          values
              .number(scalar)
              .filter(n -> isWithin(n, scalar, info) && isChoice(n, scalar, info))
              .map(Object.class::cast);
      case INTEGER ->
          values
              .whole(scalar, Long.MIN_VALUE, Long.MAX_VALUE)
              .filter(n -> isWithin(n.doubleValue(), scalar, info) && isChoice(n, scalar, info))
              .map(Object.class::cast);
      case FLAG -> values.flag(scalar).map(Object.class::cast);
      case CATEGORY -> category(scalar, info);
    };
  }

  private Optional<Object> category(Node.Scalar scalar, ParameterInfo info) {
    if (!info.choices().isEmpty() && !info.choices().contains(scalar.text())) {
      problems.error(
          scalar.place(),
          "Unknown "
              + info.name()
              + ": "
              + scalar.text()
              + Names.hint(scalar.text(), info.choices()));
      return Optional.empty();
    }
    return Optional.of(scalar.text());
  }

  private boolean isWithin(double number, Node.Scalar scalar, ParameterInfo info) {
    if (number >= info.low() && number <= info.high()) {
      return true;
    }
    String bound = number < info.low() ? "at least " + Texts.value(info.low()) : most(info.high());
    problems.error(
        scalar.place(),
        "Invalid value: " + scalar.text() + " (" + info.name() + " is " + bound + ")");
    return false;
  }

  private boolean isChoice(Number number, Node.Scalar scalar, ParameterInfo info) {
    if (info.choices().isEmpty() || info.choices().contains(number.toString())) {
      return true;
    }
    problems.error(
        scalar.place(),
        "Invalid value: %s (%s is one of %s)"
            .formatted(scalar.text(), info.name(), info.choices()));
    return false;
  }

  /** A bound that is a hair below a whole number excludes that number. */
  private static String most(double high) {
    return high == Math.nextDown(Math.rint(high))
        ? "below " + Texts.value(Math.rint(high))
        : "at most " + Texts.value(high);
  }

  Optional<Domain> fixed(SpaceFile.Value written, ParameterInfo info) {
    return value(written.scalar(), info).map(Fixed::new);
  }

  Optional<Domain> range(SpaceFile.Range written, ParameterInfo info) {
    if (info.kind() != Kind.FLOAT && info.kind() != Kind.INTEGER) {
      problems.error(
          written.place(), "Invalid range: " + info.name() + " has no numbers for values");
      return Optional.empty();
    } else if (!info.choices().isEmpty()) {
      problems.error(
          written.place(), "Invalid range: " + info.name() + " is one of " + info.choices());
      return Optional.empty();
    }
    Optional<Object> low = value(written.low(), info);
    Optional<Object> high = value(written.high(), info);
    if (low.isEmpty() || high.isEmpty() || !isRange(written, low.get(), high.get())) {
      return Optional.empty();
    }
    try {
      return Optional.of(rangeOf(low.get(), high.get(), written.scale()));
    } catch (IllegalArgumentException e) {
      problems.error(written.place(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Domain rangeOf(Object low, Object high, Scale scale) {
    return low instanceof Long from && high instanceof Long to
        ? new IntegerRange(from, to, scale)
        : new FloatRange((Double) low, (Double) high, scale);
  }

  private boolean isRange(SpaceFile.Range written, Object low, Object high) {
    String text = "[" + written.low().text() + ", " + written.high().text() + "]";
    int order = Double.compare(((Number) low).doubleValue(), ((Number) high).doubleValue());
    if (order >= 0) {
      problems.error(
          written.place(),
          "Invalid range: " + text + (order > 0 ? " is reversed" : " is empty, give one value"));
    } else if (written.scale() == Scale.LOG && ((Number) low).doubleValue() <= 0) {
      problems.error(
          written.place(),
          "Invalid range: " + text + " cannot have a log scale, it must be above 0");
    } else {
      return true;
    }
    return false;
  }

  Optional<Domain> choices(SpaceFile.Choices written, ParameterInfo info) {
    return distinct(written.place(), written.values(), info).map(Categories::new);
  }

  Optional<Domain> ordered(SpaceFile.Ordered written, ParameterInfo info) {
    if (info.kind() != Kind.FLOAT && info.kind() != Kind.INTEGER) {
      problems.error(
          written.place(), "Invalid choices: " + info.name() + " has no numbers to order");
      return Optional.empty();
    }
    List<Number> numbers =
        distinct(written.place(), written.values(), info).orElse(List.of()).stream()
            .map(Number.class::cast)
            .toList();
    for (int i = 1; i < numbers.size(); i++) {
      if (numbers.get(i).doubleValue() < numbers.get(i - 1).doubleValue()) {
        problems.error(written.place(), "Invalid choices: " + numbers + " do not ascend");
        return Optional.empty();
      }
    }
    return numbers.isEmpty() ? Optional.empty() : Optional.of(new OrderedChoices(numbers));
  }

  private Optional<List<Object>> distinct(
      Place place, List<Node.Scalar> scalars, ParameterInfo info) {
    List<Object> typed = scalars.stream().flatMap(scalar -> value(scalar, info).stream()).toList();
    if (new HashSet<>(typed).size() < typed.size()) {
      problems.error(place, "Invalid choices: " + typed + " holds a value twice");
      return Optional.empty();
    }
    return typed.size() == scalars.size() ? Optional.of(typed) : Optional.empty();
  }
}
