package io.nightjar.format;

import io.nightjar.format.SpaceFile.Entry;
import io.nightjar.format.SpaceFile.Shape;
import io.nightjar.guide.Guide;
import io.nightjar.guide.Training;
import io.nightjar.space.Domain;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.ParameterInfo.Kind;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelFamily.Trait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives the parameters that only a user's own model knows their kinds: what their {@code type}
 * says, or else what their values can only be.
 */
final class OwnParameters {
  /** By the word for it in files; a flag needs none, since only flags are true or false. */
  static final Map<String, Kind> TYPES =
      Map.of("float", Kind.FLOAT, "integer", Kind.INTEGER, "category", Kind.CATEGORY);

  private final Problems problems;

  OwnParameters(Problems problems) {
    this.problems = problems;
  }

  /** The family with a space's own parameters, where it takes any. */
  ModelFamily added(ModelFamily family, SpaceFile file) {
    file.entries().forEach(entry -> family.find(entry.name()).ifPresent(own -> check(entry, own)));
    return family.has(Trait.OWN_PARAMETERS)
        ? family.with(
            file.entries().stream()
                .filter(entry -> family.find(entry.name()).isEmpty())
                .map(this::info)
                .toList())
        : family;
  }

  /** A type says nothing new of a parameter that the family knows. */
  private void check(Entry entry, ParameterInfo known) {
    if (entry.type().isPresent() && entry.type().get() != known.kind()) {
      problems.error(
          entry.place(),
          "Invalid type: %s is %s here".formatted(known.name(), JobFileReader.label(known.kind())));
    }
  }

  private ParameterInfo info(Entry entry) {
    return new ParameterInfo(
        entry.name(),
        kind(entry),
        List.of(),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        "a user's own",
        List.of(),
        null);
  }

  private Kind kind(Entry entry) {
    Optional<Kind> kind = entry.type().or(() -> entry.shape().flatMap(s -> kind(entry.name(), s)));
    if (kind.isEmpty() && entry.shape().isPresent()) {
      problems.error(
          entry.place().withKey(entry.place().keyOf("type")),
          "Missing key: float, integer or category, since whole numbers can be any of them");
    }
    return kind.orElse(Kind.FLOAT);
  }

  private static Optional<Kind> kind(String name, Shape shape) {
    return shape instanceof SpaceFile.Documented ? documented(name) : kind(scalars(shape).toList());
  }

  /** Whole numbers alone leave it open. */
  private static Optional<Kind> kind(List<Node.Scalar> scalars) {
    List<Object> values = scalars.stream().map(Node.Scalar::value).toList();
    if (values.stream().anyMatch(String.class::isInstance)) {
      return Optional.of(Kind.CATEGORY);
    } else if (values.stream().anyMatch(Boolean.class::isInstance)) {
      return Optional.of(Kind.FLAG);
    }
    return values.stream().anyMatch(Double.class::isInstance)
        ? Optional.of(Kind.FLOAT)
        : Optional.empty();
  }

  /** What the guide does not know is reported where its range is asked for. */
  private static Optional<Kind> documented(String name) {
    Optional<Domain> domain =
        Guide.documented(name, Optional.empty(), Training.FROM_SCRATCH)
            .filter(range -> !(range instanceof FloatRange));
    return Optional.of(
        domain
            .map(range -> range instanceof IntegerRange ? Kind.INTEGER : Kind.CATEGORY)
            .orElse(Kind.FLOAT));
  }

  private static Stream<Node.Scalar> scalars(Shape shape) {
    if (shape instanceof SpaceFile.Value value) {
      return Stream.of(value.scalar());
    } else if (shape instanceof SpaceFile.Range range) {
      return Stream.of(range.low(), range.high());
    } else if (shape instanceof SpaceFile.Choices choices) {
      return choices.values().stream();
    } else if (shape instanceof SpaceFile.Ordered ordered) {
      return ordered.values().stream();
    } else if (shape instanceof SpaceFile.ByParent by) {
      return Stream.concat(
              by.branches().stream().map(SpaceFile.Branch::shape), by.otherwise().stream())
          .flatMap(OwnParameters::scalars);
    }
    return Stream.empty();
  }
}
