package io.nightjar.format;

import io.nightjar.trial.Direction;
import io.nightjar.trial.ModelFamily;
import io.nightjar.trial.ModelFamily.Trait;
import io.nightjar.trial.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a study optimises: a metric of its model family, alone or with its direction, or a
 * list of such.
 */
final class ObjectiveReader {
  private final Problems problems;
  private final Values values;
  private final ModelFamily family;
  private final Map<String, Objective> known = new LinkedHashMap<>();

  ObjectiveReader(Problems problems, ModelFamily family) {
    this.problems = problems;
    this.values = new Values(problems);
    this.family = family;
    family.objectives().forEach(objective -> known.put(objective.metric(), objective));
  }

  /** All objectives that are right, in the order of the file. */
  List<Objective> read(Node node) {
    if (!(node instanceof Node.Items list)) {
      return one(node).stream().toList();
    }
    if (list.items().isEmpty()) {
      values.invalid(node, "objective", " that names no metric");
    }
    Map<String, Objective> objectives = new LinkedHashMap<>();
    for (Node item : list.items()) {
      one(item)
          .filter(objective -> objectives.put(objective.metric(), objective) != null)
          .ifPresent(again -> problems.error(item.place(), twice(again)));
    }
    return List.copyOf(objectives.values());
  }

  private static String twice(Objective objective) {
    return "Invalid objective: " + objective.metric() + " stands twice";
  }

  private Optional<Objective> one(Node node) {
    if (family.has(Trait.OWN_METRICS)) {
      return own(node);
    }
    if (node instanceof Node.Scalar) {
      return metric(node);
    }
    Optional<Node.Fields> fields = values.fields(node, JobFile.OBJECTIVE_KEYS);
    Optional<Objective> objective =
        fields.flatMap(file -> values.require(file, "metric")).flatMap(this::metric);
    fields
        .flatMap(file -> file.find("direction"))
        .ifPresent(direction -> check(direction, objective));
    return objective;
  }

  /** Only the job knows the direction. */
  private Optional<Objective> own(Node node) {
    if (!(node instanceof Node.Fields)) {
      return values.invalid(node, "objective", " (expected {metric: name, direction: minimize})");
    }
    Optional<Node.Fields> fields = values.fields(node, JobFile.OBJECTIVE_KEYS);
    Optional<String> metric =
        fields
            .flatMap(file -> values.require(file, "metric"))
            .flatMap(name -> values.scalar(name, "metric"))
            .map(Node.Scalar::text);
    Optional<Direction> direction =
        fields.flatMap(file -> values.require(file, "direction")).flatMap(this::direction);
    return metric.flatMap(name -> direction.map(to -> new Objective(name, to)));
  }

  private Optional<Direction> direction(Node written) {
    return values.named(written, "direction", JobFileReader.byLabel(Direction.values()));
  }

  private Optional<Objective> metric(Node name) {
    return values.named(name, "metric", known);
  }

  /** A direction says nothing new, but a wrong one shows that the metric is misunderstood. */
  private void check(Node written, Optional<Objective> objective) {
    Optional<Direction> direction = direction(written);
    objective
        .filter(right -> direction.isPresent() && direction.get() != right.direction())
        .ifPresent(right -> values.invalid(written, "direction", hint(right)));
  }

  private static String hint(Objective right) {
    return " (%s is better when it is %s: say %s, or leave the direction out)"
        .formatted(
            right.metric(),
            right.direction() == Direction.MAXIMIZE ? "higher" : "lower",
            right.direction().label());
  }
}
