package io.nightjar.bench;

import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.FloatRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Scale;
import java.util.List;

/**
 * What the networks of learning curves differ in: numbers, or names that several share.
 *
 * @param values by network, all {@link Double} or all {@link String}
 */
record CurveColumn(String name, List<Object> values) {
  /** From this ratio of the ends on, a range is logarithmic. */
  private static final double LOG_FROM_RATIO = 20;

  static CurveColumn of(String name, List<String> texts) {
    boolean numeric = texts.stream().allMatch(CurveReader::isNumber);
    return new CurveColumn(
        TableColumn.parameterName(name),
        texts.stream().map(text -> numeric ? (Object) Double.valueOf(text) : text).toList());
  }

  /** Whether it is a dimension: it varies, and is not a name that each network has for itself. */
  boolean isDimension() {
    int distinct = distinct().size();
    return distinct > 1 && (isNumeric() || distinct < values.size());
  }

  List<Object> distinct() {
    return values.stream().distinct().sorted().toList();
  }

  private boolean isNumeric() {
    return values.get(0) instanceof Double;
  }

  /** The listed values. */
  Domain choices() {
    return isNumeric()
        ? new OrderedChoices(distinct().stream().map(Double.class::cast).toList())
        : new Categories(distinct());
  }

  /** What lies between the least and the greatest number. */
  Domain range() {
    if (!isNumeric()) {
      return choices();
    }
    List<Double> numbers = distinct().stream().map(Double.class::cast).toList();
    double low = numbers.get(0);
    double high = numbers.get(numbers.size() - 1);
    boolean wide = low > 0 && high / low > LOG_FROM_RATIO;
    return new FloatRange(low, high, wide ? Scale.LOG : Scale.LINEAR);
  }
}
