package io.nightjar.format;

import io.nightjar.format.SpaceFile.Branch;
import io.nightjar.format.SpaceFile.Shape;
import io.nightjar.format.SpaceFile.When;
import io.nightjar.space.ParameterInfo;
import io.nightjar.space.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads parameters as they are written; a wrong one becomes a problem and has no shape. */
final class SpaceFileReader {
  private static final List<String> SHAPE_KEYS = List.of("range", "choices", "value");

  private static final String UNDOCUMENTED = "Invalid range: the guide documents none";

  private final Problems problems;
  private final Values values;

  SpaceFileReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /** Reads the value of {@code parameters}. */
  Optional<SpaceFile> read(Node parameters) {
    if (!(parameters instanceof Node.Fields fields)) {
      return values.invalid(parameters, "parameters", " (expected names with values)");
    }
    return Optional.of(
        new SpaceFile(fields.place(), fields.fields().stream().map(this::entry).toList()));
  }

  private SpaceFile.Entry entry(Node.Field field) {
    if (field.value() instanceof Node.Fields fields) {
      List<When> when = fields.find("when").map(this::conditions).orElse(List.of());
      Optional<Shape> shape =
          values.fields(fields, SpaceFile.ENTRY_KEYS).flatMap(this::shapeOfFields);
      Optional<ParameterInfo.Kind> type =
          fields.find("type").flatMap(node -> values.named(node, "type", OwnParameters.TYPES));
      boolean wrong = fields.find("type").isPresent() && type.isEmpty();
      return new SpaceFile.Entry(
          field.key().place(), field.name(), wrong ? Optional.empty() : shape, when, type);
    }
    return new SpaceFile.Entry(
        field.key().place(), field.name(), shape(field.value()), List.of(), Optional.empty());
  }

  /** A bare value, {@code documented} or a list of choices. */
  private Optional<Shape> shape(Node node) {
    return node instanceof Node.Items list ? choices(list) : value(node);
  }

  private Optional<Shape> value(Node node) {
    return values
        .scalar(node, "value")
        .map(
            scalar ->
                scalar.plain() && scalar.text().equals(SpaceFile.DOCUMENTED)
                    ? new SpaceFile.Documented(scalar.place(), UNDOCUMENTED)
                    : new SpaceFile.Value(scalar));
  }

  private Optional<Shape> shapeOfFields(Node.Fields fields) {
    List<Node.Field> shapes =
        fields.fields().stream().filter(field -> SHAPE_KEYS.contains(field.name())).toList();
    if (shapes.size() != 1) {
      problems.error(fields.place(), "Invalid parameter: it needs one of range, choices and value");
      return Optional.empty();
    }
    String key = shapes.get(0).name();
    refuse(fields, "scale", key, "range");
    refuse(fields, "ordered", key, "choices");
    Node node = shapes.get(0).value();
    return switch (key) {
      case "range" -> range(node, fields.find("scale"));
      case "choices" -> choices(node, fields.find("ordered"));
      default -> node instanceof Node.Fields by ? byParent(by, Optional.empty()) : value(node);
    };
  }

  private void refuse(Node.Fields fields, String key, String shape, String allowed) {
    Optional<Node.Field> field = fields.field(key);
    if (field.isPresent() && !shape.equals(allowed)) {
      problems.error(
          field.get().key().place(), "Invalid key: " + key + " goes with " + allowed + " only");
    }
  }

  private Optional<Shape> range(Node node, Optional<Node> scale) {
    if (node instanceof Node.Fields fields) {
      return byParent(fields, scale);
    }
    Optional<Scale> known =
        scale.flatMap(s -> values.named(s, "scale", JobFileReader.byLabel(Scale.values())));
    if (scale.isPresent() && known.isEmpty()) {
      return Optional.empty();
    }
    if (node instanceof Node.Items list) {
      return ends(list, known.orElse(Scale.LINEAR));
    }
    Optional<Shape> shape = value(node);
    if (shape.isPresent() && !(shape.get() instanceof SpaceFile.Documented)) {
      return values.invalid(node, "range", " (expected [low, high] or documented)");
    }
    scale.ifPresent(
        s -> problems.error(s.place(), "Invalid key: a documented range has its own scale"));
    return shape;
  }

  private Optional<Shape> ends(Node.Items list, Scale scale) {
    List<Node.Scalar> ends = scalars(list);
    return ends.size() == 2 && list.items().size() == 2
        ? Optional.of(new SpaceFile.Range(list.place(), ends.get(0), ends.get(1), scale))
        : values.invalid(list, "range", " (expected [low, high])");
  }

  private Optional<Shape> choices(Node node, Optional<Node> ordered) {
    if (!(node instanceof Node.Items list)) {
      return values.invalid(node, "choices", " (expected a list)");
    }
    boolean inOrder = ordered.flatMap(values::flag).orElse(false);
    return inOrder
        ? choices(list).map(shape -> new SpaceFile.Ordered(list.place(), scalars(list)))
        : choices(list);
  }

  private Optional<Shape> choices(Node.Items list) {
    List<Node.Scalar> scalars = scalars(list);
    if (list.items().isEmpty()) {
      problems.error(list.place(), "Invalid choices: there are none");
    } else if (scalars.size() < list.items().size()) {
      problems.error(list.place(), "Invalid choices: each is a single value");
    } else {
      return Optional.of(new SpaceFile.Choices(list.place(), scalars));
    }
    return Optional.empty();
  }

  private static List<Node.Scalar> scalars(Node.Items list) {
    return list.items().stream()
        .filter(item -> item instanceof Node.Scalar scalar && !scalar.isNothing())
        .map(Node.Scalar.class::cast)
        .toList();
  }

  /** A value or range that depends on a parent. */
  private Optional<Shape> byParent(Node.Fields fields, Optional<Node> scale) {
    Optional<Node> by = fields.find(SpaceFile.BY);
    if (by.isEmpty()) {
      problems.error(fields.place(), "Missing key: " + SpaceFile.BY + ", the parent's name");
      return Optional.empty();
    }
    Optional<Node.Scalar> parent = values.scalar(by.get(), "parent");
    List<Branch> branches = new ArrayList<>();
    Optional<Shape> otherwise = Optional.empty();
    int wrong = parent.isPresent() ? 0 : 1;
    for (Node.Field field : fields.without(List.of(SpaceFile.BY)).fields()) {
      Optional<Shape> shape = branch(field.value(), scale);
      if (shape.isEmpty()) {
        wrong++;
      } else if (field.name().equals(SpaceFile.OTHERWISE)) {
        otherwise = shape;
      } else {
        branches.add(new Branch(field.key(), shape.get()));
      }
    }
    return wrong > 0
        ? Optional.empty()
        : Optional.of(
            new SpaceFile.ByParent(fields.place(), parent.orElseThrow(), branches, otherwise));
  }

  private Optional<Shape> branch(Node node, Optional<Node> scale) {
    if (node instanceof Node.Items list) {
      return range(list, scale);
    }
    return node instanceof Node.Fields fields
        ? values.fields(fields, SpaceFile.ENTRY_KEYS.subList(0, 5)).flatMap(this::shapeOfFields)
        : value(node);
  }

  private List<When> conditions(Node node) {
    if (!(node instanceof Node.Fields fields)) {
      values.invalid(node, "condition", " (expected {parent: value})");
      return List.of();
    }
    return fields.fields().stream().flatMap(field -> condition(field).stream()).toList();
  }

  private Optional<When> condition(Node.Field field) {
    List<Node.Scalar> named =
        field.value() instanceof Node.Items list
            ? scalars(list)
            : values.scalar(field.value(), "condition").stream().toList();
    if (field.value() instanceof Node.Items list
        && (named.isEmpty() || named.size() < list.items().size())) {
      return values.invalid(list, "condition", " (expected a value or a list of values)");
    }
    return named.isEmpty() ? Optional.empty() : Optional.of(new When(field.key(), named));
  }
}
