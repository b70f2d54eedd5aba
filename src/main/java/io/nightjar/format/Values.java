package io.nightjar.format;

import io.nightjar.space.Names;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads typed values from nodes; what is of another type becomes a problem. */
final class Values {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(s|m|h)");

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** The keys of a node, each of which must be known. */
  Optional<Node.Fields> fields(Node node, List<String> known) {
    if (!(node instanceof Node.Fields fields)) {
      problems.error(node.place(), "Invalid value: " + node.described() + " (expected keys)");
      return Optional.empty();
    }
    for (Node.Field field : fields.fields()) {
      if (!known.contains(field.name())) {
        problems.error(
            field.key().place(), "Unknown key: " + field.name() + Names.hint(field.name(), known));
      }
    }
    return Optional.of(fields);
  }

  /** The value of a key that must be there. */
  Optional<Node> require(Node.Fields fields, String key) {
    Optional<Node> node = fields.find(key);
    if (node.isEmpty()) {
      problems.error(fields.place().withKey(fields.place().keyOf(key)), "Missing key");
    }
    return node;
  }

  /** The text of a node that holds something. */
  Optional<Node.Scalar> scalar(Node node, String noun) {
    if (node instanceof Node.Scalar scalar && !scalar.isNothing() && !scalar.text().isBlank()) {
      return Optional.of(scalar);
    }
    return invalid(node, noun, "");
  }

  /** The text of a node that can be a path on this machine. */
  Optional<Node.Scalar> path(Node node) {
    Optional<Node.Scalar> scalar = scalar(node, "path");
    try {
      return scalar.map(Node.Scalar::text).map(Path::of).flatMap(valid -> scalar);
    } catch (InvalidPathException e) {
      problems.error(node.place(), "Invalid path: " + e.getReason());
      return Optional.empty();
    }
  }

  Optional<Long> whole(Node node, long low, long high) {
    if (!(node instanceof Node.Scalar scalar) || !(scalar.value() instanceof Long number)) {
      return invalid(node, "whole number", "");
    }
    if (number < low || number > high) {
      return invalid(
          node,
          "whole number",
          number < low ? " (at least " + low + ")" : " (at most " + high + ")");
    }
    return Optional.of(number);
  }

  Optional<Long> seed(Node node) {
    return whole(node, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  Optional<Double> number(Node node) {
    return node instanceof Node.Scalar scalar
            && scalar.value() instanceof Number number
            && Double.isFinite(number.doubleValue())
        ? Optional.of(number.doubleValue())
        : invalid(node, "number", documented(node));
  }

  private static String documented(Node node) {
    return node instanceof Node.Scalar scalar
            && Names.nearest(scalar.text(), List.of(SpaceFile.DOCUMENTED)).isPresent()
        ? " (did you mean '" + SpaceFile.DOCUMENTED + "'?)"
        : "";
  }

  Optional<Boolean> flag(Node node) {
    return node instanceof Node.Scalar scalar && scalar.value() instanceof Boolean flag
        ? Optional.of(flag)
        : invalid(node, "flag", " (expected true or false)");
  }

  Optional<Duration> duration(Node node) {
    Matcher matcher = DURATION.matcher(node instanceof Node.Scalar scalar ? scalar.text() : "");
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      return invalid(node, "duration", " (expected for example 90s, 10m or 2h)");
    }
    return Optional.of(Duration.parse("PT" + matcher.group(1) + matcher.group(2)));
  }

  /** What a known name stands for. */
  <T> Optional<T> named(Node node, String noun, Map<String, T> known) {
    Optional<String> name = scalar(node, noun).map(Node.Scalar::text);
    if (name.isPresent() && !known.containsKey(name.get())) {
      problems.error(
          node.place(),
          "Unknown " + noun + ": " + name.get() + Names.hint(name.get(), known.keySet()));
    }
    return name.map(known::get);
  }

  <T> Optional<T> invalid(Node node, String noun, String hint) {
    problems.error(node.place(), "Invalid " + noun + ": " + node.described() + hint);
    return Optional.empty();
  }
}
