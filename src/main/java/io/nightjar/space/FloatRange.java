package io.nightjar.space;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A closed range of real numbers, {@code low < high}; positive where the scale is logarithmic.
 *
 * <p>The ends of the unit interval are the bounds themselves, without rounding.
 */
public record FloatRange(double low, double high, Scale scale) implements Domain {

  public FloatRange {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
      throw new IllegalArgumentException("Invalid range: [" + low + ", " + high + "]");
    }
    if (!Double.isFinite(high - low)) {
      throw new IllegalArgumentException(
          "Invalid range: [%s, %s] is too wide".formatted(low, high));
    }
    if (scale == Scale.LOG && low <= 0) {
      throw new IllegalArgumentException("Invalid log range: it starts at " + low);
    }
  }

  @Override
  public Object fromUnit(double unit) {
    if (Units.checked(unit) == 0 || unit == 1) {
      return unit == 0 ? low : high;
    }
    double value =
        scale == Scale.LINEAR
            ? low + unit * (high - low)
            : StrictMath.exp(Units.log(low) + unit * (Units.log(high) - Units.log(low)));
    return Math.min(high, Math.max(low, value));
  }

  @Override
  public double toUnit(Object value) {
    if (!contains(value)) {
      throw new IllegalArgumentException("Invalid value: " + value + " is not in " + this);
    }
    double number = (Double) value;
    double unit =
        scale == Scale.LINEAR
            ? (number - low) / (high - low)
            : (Units.log(number) - Units.log(low)) / (Units.log(high) - Units.log(low));
    return Math.min(1, Math.max(0, unit));
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Double number && number >= low && number <= high;
  }

  @Override
  public Optional<BigInteger> size() {
    return Optional.empty();
  }

  @Override
  public Object at(BigInteger index) {
    throw new UnsupportedOperationException("A float range has no positions");
  }
}
