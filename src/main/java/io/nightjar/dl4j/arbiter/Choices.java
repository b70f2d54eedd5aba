package io.nightjar.dl4j.arbiter;

import io.nightjar.space.ParameterInfo.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;

/**
 * The values of a discrete leaf: numbers in ascending order where all are numbers, else texts.
 *
 * @param kind of the values
 * @param values distinct
 * @param positions of the values in the leaf
 * @param count of the leaf's values
 */
record Choices(Kind kind, List<Object> values, List<Integer> positions, int count) {
  private static final int LONGEST_TEXT = 40;

  static Choices of(DiscreteParameterSpace<?> space) {
    int count = space.numValues();
    space.setIndices(0);
    List<Object> given = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      given.add(space.getValue(new double[] {middle(i, count)}));
    }
    return given.stream().allMatch(Number.class::isInstance) ? numbers(given) : texts(given);
  }

  private static double middle(int position, int count) {
    return (position + 0.5) / count;
  }

  private static Choices numbers(List<Object> given) {
    boolean whole = given.stream().allMatch(n -> n instanceof Integer || n instanceof Long);
    List<Object> typed =
        given.stream()
            .map(Number.class::cast)
            .map(n -> whole ? typed(n.longValue()) : typed(n.doubleValue()))
            .toList();
    List<Integer> positions =
        IntStream.range(0, given.size())
            .boxed()
            .filter(i -> typed.indexOf(typed.get(i)) == i)
            .sorted(Comparator.comparingDouble(i -> ((Number) typed.get(i)).doubleValue()))
            .toList();
    List<Object> values = positions.stream().map(typed::get).toList();
    return new Choices(whole ? Kind.INTEGER : Kind.FLOAT, values, positions, given.size());
  }

  private static Object typed(Number number) {
    return number;
  }

  private static Choices texts(List<Object> given) {
    List<Object> values = new ArrayList<>();
    for (Object value : given) {
      String text = text(value);
      String unique = text;
      for (int i = 2; values.contains(unique); i++) {
        unique = text + "-" + i;
      }
      values.add(unique);
    }
    List<Integer> positions = IntStream.range(0, given.size()).boxed().toList();
    return new Choices(Kind.CATEGORY, values, positions, given.size());
  }

  /** What a person would write; the name of its class where it says nothing of itself. */
  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return LeafNames.kebab(constant.name());
    } else if (value instanceof int[] sizes) {
      return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
    String text = String.valueOf(value);
    boolean isShort = !text.isBlank() && text.length() <= LONGEST_TEXT && !text.contains("@");
    return isShort ? text : LeafNames.kebab(value.getClass().getSimpleName());
  }

  double low() {
    return kind == Kind.CATEGORY ? 0 : ((Number) values.get(0)).doubleValue();
  }

  double high() {
    return kind == Kind.CATEGORY ? 0 : ((Number) values.get(values.size() - 1)).doubleValue();
  }

  /** Where the leaf has a value; not a number where it never has. */
  double unit(Object value) {
    int index = values.indexOf(value);
    return index < 0 ? Double.NaN : middle(positions.get(index), count);
  }
}
