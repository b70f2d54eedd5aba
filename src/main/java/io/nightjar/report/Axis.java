package io.nightjar.report;

import io.nightjar.space.Choices;
import io.nightjar.space.Domain;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * One parameter as it is drawn and counted: a range of numbers, or a row of labels.
 *
 * @param scale of the range
 * @param low the least number, 0 where there are labels
 * @param high the greatest number, the last label's index where there are labels
 * @param labels every value as text, in their order; empty for a range of numbers
 */
public record Axis(String parameter, Scale scale, double low, double high, List<String> labels) {
  private static final int MOST_LABELS_OF_A_RANGE = 12;
  private static final int CELLS_OF_A_RANGE = 50;

  public Axis {
    labels = List.copyOf(labels);
  }

  /** The axis that holds every value that a parameter can have. */
  static Axis of(Parameter parameter) {
    List<Domain> domains = parameter.domains();
    boolean isRange =
        domains.stream().anyMatch(FloatRange.class::isInstance)
            || domains.stream().anyMatch(Axis::isWide);
    return isRange && domains.stream().allMatch(Axis::isNumeric)
        ? range(parameter.name(), domains)
        : labelled(parameter.name(), domains);
  }

  private static boolean isWide(Domain domain) {
    return domain instanceof IntegerRange range
        && range.high() - range.low() >= MOST_LABELS_OF_A_RANGE;
  }

  private static boolean isNumeric(Domain domain) {
    return domain.fromUnit(0) instanceof Number && domain.fromUnit(1) instanceof Number;
  }

  private static Axis range(String name, List<Domain> domains) {
    double low = domains.stream().mapToDouble(each -> number(each.fromUnit(0))).min().orElseThrow();
    double high =
        domains.stream().mapToDouble(each -> number(each.fromUnit(1))).max().orElseThrow();
    boolean isLog = low > 0 && domains.stream().anyMatch(Axis::isLog);
    return new Axis(name, isLog ? Scale.LOG : Scale.LINEAR, low, high, List.of());
  }

  private static boolean isLog(Domain domain) {
    return (domain instanceof FloatRange range && range.scale() == Scale.LOG)
        || (domain instanceof IntegerRange whole && whole.scale() == Scale.LOG);
  }

  private static Axis labelled(String name, List<Domain> domains) {
    List<String> labels = domains.stream().flatMap(Axis::values).distinct().toList();
    return new Axis(name, Scale.LINEAR, 0, labels.size() - 1.0, labels);
  }

  private static Stream<String> values(Domain domain) {
    if (domain instanceof Choices choices) {
      return choices.values().stream().map(Object::toString);
    }
    if (domain instanceof IntegerRange range && !isWide(range)) {
      return LongStream.rangeClosed(range.low(), range.high()).mapToObj(Long::toString);
    }
    return Stream.of(domain.fromUnit(0), domain.fromUnit(1)).map(Object::toString).distinct();
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  boolean isRange() {
    return labels.isEmpty();
  }

  /** In how many cells values are counted. */
  int cells() {
    return isRange() ? CELLS_OF_A_RANGE : labels.size();
  }

  /** A value as a number on this axis: itself, or its label's index; NaN for none. */
  double coordinate(@Nullable Object value) {
    if (value == null) {
      return Double.NaN;
    }
    if (isRange()) {
      return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
    int index = labels.indexOf(value.toString());
    return index < 0 ? Double.NaN : index;
  }

  /** Where a coordinate lies between the ends, in [0, 1]; labels lie in the middle of a cell. */
  double position(double coordinate) {
    if (!isRange()) {
      return (coordinate + 0.5) / labels.size();
    }
    double share =
        scale == Scale.LOG
            ? FastMath.log(coordinate / low) / FastMath.log(high / low)
            : (coordinate - low) / (high - low);
    return Double.isNaN(share) ? share : Math.min(1, Math.max(0, share));
  }

  /** The number at a position of a range. */
  double at(double position) {
    double within = Math.min(1, Math.max(0, position));
    return scale == Scale.LOG
        ? low * FastMath.pow(high / low, within)
        : low + within * (high - low);
  }

  /** The cell of a position. */
  int cell(double position) {
    return Math.min(cells() - 1, (int) (position * cells()));
  }

  /** A coordinate as people write the value. */
  String text(double coordinate) {
    return isRange() ? Words.number(coordinate) : labels.get((int) coordinate);
  }
}
