package io.nightjar.dl4j.data;

import io.nightjar.space.Names;
import io.nightjar.trial.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers rows and numbers the classes once all of them are known. */
final class TableBuilder {
  private final List<float[]> features = new ArrayList<>();
  private final List<Role> roles = new ArrayList<>();
  private int[] labels = new int[64];
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  int rows() {
    return features.size();
  }

  /** What is wrong with a label: the test part alone cannot bring a class of its own. */
  Optional<String> refusal(String label, Role role) {
    return role != Role.TEST || seen.containsKey(label)
        ? Optional.empty()
        : Optional.of("unknown class: " + label + Names.hint(label, names));
  }

  /**
   * Adds a row.
   *
   * @param values which it keeps, without padding
   */
  void add(float[] values, String label, Role role) {
    if (rows() == labels.length) {
      labels = Arrays.copyOf(labels, 2 * labels.length + 1);
    }
    labels[rows()] = seen.computeIfAbsent(label, this::number);
    features.add(values);
    roles.add(role);
  }

  /**
   * Keeps some of the rows alone, of each class its share.
   *
   * @param count at most as many as there are
   */
  void sample(int count, long seed) {
    int[] kept = Sample.of(Arrays.copyOf(labels, rows()), count, seed);
    List<float[]> rows = Arrays.stream(kept).mapToObj(features::get).toList();
    List<Role> parts = Arrays.stream(kept).mapToObj(roles::get).toList();
    labels = Arrays.stream(kept).map(row -> labels[row]).toArray();
    features.clear();
    features.addAll(rows);
    roles.clear();
    roles.addAll(parts);
  }

  private int number(String name) {
    names.add(name);
    return names.size() - 1;
  }

  Table build(Shape shape) {
    List<String> classes = names.stream().sorted(order()).toList();
    int[] sorted = names.stream().mapToInt(classes::indexOf).toArray();
    int[] classOfRow = Arrays.stream(labels, 0, rows()).map(label -> sorted[label]).toArray();
    return new Table(features.toArray(float[][]::new), classOfRow, roles, shape, classes);
  }

  private Comparator<String> order() {
    return names.stream().allMatch(Numbers::isNumber)
        ? Comparator.<String>comparingDouble(Double::parseDouble)
            .thenComparing(Comparator.naturalOrder())
        : Comparator.naturalOrder();
  }
}
