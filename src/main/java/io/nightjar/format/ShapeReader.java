package io.nightjar.format;

import io.nightjar.trial.Shape;
import java.util.List;
import java.util.Optional;

/** Reads how the columns of a row belong together: as an image, or as steps of a sequence. */
final class ShapeReader {
  private static final long MOST = 1_000_000;

  private final Problems problems;
  private final Values values;

  ShapeReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  Optional<Shape> read(Node node) {
    boolean isSequence = node instanceof Node.Fields fields && fields.find("steps").isPresent();
    List<String> keys = isSequence ? JobFile.SEQUENCE_KEYS : JobFile.IMAGE_KEYS;
    return values
        .fields(node, keys)
        .flatMap(fields -> isSequence ? sequence(fields) : image(fields));
  }

  private Optional<Shape> sequence(Node.Fields fields) {
    Optional<Integer> steps = size(fields, "steps");
    Optional<Integer> channels = channels(fields);
    return steps.isEmpty() || channels.isEmpty()
        ? Optional.empty()
        : checked(fields, () -> new Shape.Sequence(steps.get(), channels.get()));
  }

  private Optional<Shape> image(Node.Fields fields) {
    Optional<Integer> height = size(fields, "height");
    Optional<Integer> width = size(fields, "width");
    Optional<Integer> channels = channels(fields);
    return height.isEmpty() || width.isEmpty() || channels.isEmpty()
        ? Optional.empty()
        : checked(fields, () -> new Shape.Image(height.get(), width.get(), channels.get()));
  }

  private Optional<Integer> size(Node.Fields fields, String key) {
    return values.require(fields, key).flatMap(this::size);
  }

  private Optional<Integer> channels(Node.Fields fields) {
    return fields.find("channels").map(this::size).orElse(Optional.of(1));
  }

  private Optional<Integer> size(Node node) {
    return values.whole(node, 1, MOST).map(Long::intValue);
  }

  private interface Making {
    Shape shape();
  }

  private Optional<Shape> checked(Node.Fields fields, Making making) {
    try {
      return Optional.of(making.shape());
    } catch (IllegalArgumentException e) {
      problems.error(fields.place(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
