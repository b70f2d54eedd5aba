package io.nightjar.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets keys of a job from outside its file: {@code PATH=VALUE}, the value read as YAML. */
final class Overrides {
  private static final String PARAMETERS = "parameters";
  private static final String SPACE = "space";

  private final List<Node> values;

  private Overrides(List<Node> values) {
    this.values = values;
  }

  static Overrides parse(List<String> texts, Problems problems) {
    List<Node> values = new ArrayList<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      String path = equals < 0 ? text : text.substring(0, equals);
      if (equals < 0 || !path.matches("[^.\\s]+(\\.[^.\\s]+)*")) {
        problems.error(Place.ofOverride(path), "Invalid override: expected PATH=VALUE");
        continue;
      }
      YamlComposer.compose(text.substring(equals + 1), Place.ofOverride(path), problems)
          .ifPresent(values::add);
    }
    return new Overrides(values);
  }

  /** Sets the path of the space file, which must be known before keys of the space can be set. */
  Node.Fields applySpace(Node.Fields job) {
    return apply(job, values.stream().filter(value -> value.place().key().equals(SPACE)).toList());
  }

  /** Sets all other keys of a job whose space stands in line. */
  Node.Fields applyRest(Node.Fields job) {
    return apply(job, values.stream().filter(value -> !value.place().key().equals(SPACE)).toList());
  }

  private static Node.Fields apply(Node.Fields job, List<Node> values) {
    Node.Fields changed = job;
    for (Node value : values) {
      changed = set(changed, "", List.of(value.place().key().split("\\.")), value);
    }
    return changed;
  }

  private static Node.Fields set(Node.Fields fields, String path, List<String> steps, Node value) {
    String name = steps.get(0);
    String inner = path.isEmpty() ? name : path + "." + name;
    Place place = Place.ofOverride(inner);
    Node.Scalar key = new Node.Scalar(place, name, true);
    if (steps.size() == 1) {
      return cleared(fields, path, name).with(new Node.Field(key, value));
    }
    Optional<Node.Field> known = fields.field(name);
    Node.Fields below =
        known
            .map(field -> opened(field.value(), inner, value.place()))
            .orElse(new Node.Fields(place, List.of()));
    return fields.with(
        new Node.Field(
            known.map(Node.Field::key).orElse(key),
            set(below, inner, steps.subList(1, steps.size()), value)));
  }

  /** A parameter has one of range, choices and value: a new one replaces the others. */
  private static Node.Fields cleared(Node.Fields fields, String path, String name) {
    if (!isParameter(path)) {
      return fields;
    }
    return switch (name) {
      case "range" -> fields.without(List.of("choices", "ordered", "value"));
      case "choices" -> fields.without(List.of("range", "scale", "value"));
      case "value" -> fields.without(List.of("range", "scale", "choices", "ordered"));
      default -> fields;
    };
  }

  private static boolean isParameter(String path) {
    return path.startsWith(PARAMETERS + ".") && path.indexOf('.') == path.lastIndexOf('.');
  }

  /** The long form of a value, so that keys inside it can be set; one without it is replaced. */
  private static Node.Fields opened(Node node, String path, Place override) {
    if (node instanceof Node.Fields fields) {
      return fields;
    }
    Place place = node.place().withKey(path);
    Optional<String> name =
        isParameter(path) ? Optional.of(shape(node)) : Optional.ofNullable(shorthand(path));
    return name.map(
            key ->
                new Node.Field(
                    new Node.Scalar(place.withKey(place.keyOf(key)), key, true),
                    node.under(place.keyOf(key))))
        .map(field -> new Node.Fields(place, List.of(field)))
        .orElse(new Node.Fields(override, List.of()));
  }

  private static String shape(Node node) {
    if (node instanceof Node.Items) {
      return "choices";
    }
    return node instanceof Node.Scalar scalar && scalar.text().equals(SpaceFile.DOCUMENTED)
        ? "range"
        : "value";
  }

  private static @Nullable String shorthand(String path) {
    return switch (path) {
      case "data" -> "source";
      case "objective" -> "metric";
      case "searcher", "scheduler" -> "type";
      default -> null;
    };
  }
}
