package io.nightjar.format;

import io.nightjar.space.Names;
import io.nightjar.trial.Constraint;
import io.nightjar.trial.Constraint.Bound;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelFamily.Trait;
import io.nightjar.trial.Objective;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads limits on metrics: {@code {parameters: {at-most: 20000}, accuracy: {at-least: 0.9}}}. */
final class ConstraintReader {
  private static final String EXPECTED = " (expected {at-most: NUMBER} or {at-least: NUMBER})";

  private final Problems problems;
  private final Values values;
  private final ModelFamily family;
  private final List<String> known;

  ConstraintReader(Problems problems, ModelFamily family) {
    this.problems = problems;
    this.values = new Values(problems);
    this.family = family;
    this.known = family.objectives().stream().map(Objective::metric).toList();
  }

  /** All limits that are right, in the order of the file. */
  List<Constraint> read(Node node) {
    if (!(node instanceof Node.Fields metrics)) {
      values.invalid(node, "constraints", " (expected for example {parameters: {at-most: 20000}})");
      return List.of();
    }
    return metrics.fields().stream().flatMap(this::limits).toList();
  }

  private Stream<Constraint> limits(Node.Field field) {
    String metric = field.name();
    if (!known.contains(metric) && !family.has(Trait.OWN_METRICS)) {
      problems.error(field.key().place(), "Unknown metric: " + metric + Names.hint(metric, known));
    }
    if (!(field.value() instanceof Node.Fields bounds) || bounds.fields().isEmpty()) {
      values.invalid(field.value(), "limit", EXPECTED);
      return Stream.empty();
    }
    values.fields(bounds, JobFile.CONSTRAINT_KEYS);
    Optional<Constraint> most = limit(metric, Bound.AT_MOST, bounds);
    Optional<Constraint> least = limit(metric, Bound.AT_LEAST, bounds);
    if (most.isPresent() && least.isPresent() && least.get().limit() > most.get().limit()) {
      values.invalid(bounds, "limits", " (at-least is above at-most)");
    }
    return Stream.concat(most.stream(), least.stream());
  }

  private Optional<Constraint> limit(String metric, Bound bound, Node.Fields bounds) {
    return bounds
        .find(bound.label())
        .flatMap(values::number)
        .map(limit -> new Constraint(metric, bound, limit));
  }
}
