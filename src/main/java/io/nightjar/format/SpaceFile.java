package io.nightjar.format;

import io.nightjar.space.ParameterInfo;
import io.nightjar.space.Scale;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a space as they are written, before a model family gives them their kinds.
 *
 * @param place of the parameters as a whole
 */
record SpaceFile(Place place, List<Entry> entries) {
  static final List<String> KEYS = List.of("parameters");
  static final List<String> ENTRY_KEYS =
      List.of("range", "scale", "choices", "ordered", "value", "when", "type");

  /** The word for a range of the guide. */
  static final String DOCUMENTED = "documented";

  /** The key, among the values of a parent, that names the parent. */
  static final String BY = "by";

  /** The key, among the values of a parent, for all others. */
  static final String OTHERWISE = "otherwise";

  SpaceFile {
    entries = List.copyOf(entries);
  }

  /**
   * One parameter.
   *
   * @param shape empty where it is wrong and reported
   * @param type its kind, where it is said
   */
  record Entry(
      Place place,
      String name,
      Optional<Shape> shape,
      List<When> when,
      Optional<ParameterInfo.Kind> type) {}

  /** What a parameter may be. */
  sealed interface Shape {
    Place place();
  }

  /**
   * What the guide says.
   *
   * @param silence the problem where it says nothing
   */
  record Documented(Place place, String silence) implements Shape {}

  /** One value. */
  record Value(Node.Scalar scalar) implements Shape {
    @Override
    public Place place() {
      return scalar.place();
    }
  }

  /** From one number to another. */
  record Range(Place place, Node.Scalar low, Node.Scalar high, Scale scale) implements Shape {}

  /** Some values, with an order among them or without. */
  record Choices(Place place, List<Node.Scalar> values) implements Shape {}

  /** Numbers in ascending order. */
  record Ordered(Place place, List<Node.Scalar> values) implements Shape {}

  /** Another shape for each value of a parent. */
  record ByParent(Place place, Node.Scalar parent, List<Branch> branches, Optional<Shape> otherwise)
      implements Shape {}

  /** The shape for one value of a parent. */
  record Branch(Node.Scalar value, Shape shape) {}

  /** The values of a parent for which a parameter is active. */
  record When(Node.Scalar parent, List<Node.Scalar> values) {}
}
