package io.nightjar.space;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A closed range of whole numbers, {@code low < high}, neither beyond 2^40 nor below -2^40;
 * positive where the scale is logarithmic.
 *
 * <p>On a linear scale every number has an equal cell of the unit interval; on a logarithmic one
 * the cell of k reaches from log(k) to log(k + 1), so it is as wide as k's share of the ratio.
 */
public record IntegerRange(long low, long high, Scale scale) implements Domain {
  /** Far above it the unit interval has too few doubles for a cell of each number. */
  private static final long LIMIT = 1L << 40;

  public IntegerRange {
    if (low >= high || low < -LIMIT || high > LIMIT) {
      throw new IllegalArgumentException("Invalid range: [" + low + ", " + high + "]");
    }
    if (scale == Scale.LOG && low <= 0) {
      throw new IllegalArgumentException("Invalid log range: it starts at " + low);
    }
  }

  @Override
  public Object fromUnit(double unit) {
    Units.checked(unit);
    long value =
        scale == Scale.LINEAR
            ? low + (long) (unit * ((double) (high - low) + 1))
            : (long) StrictMath.exp(log(low) + unit * (log(high + 1) - log(low)));
    return Math.min(high, Math.max(low, value));
  }

  @Override
  public double toUnit(Object value) {
    if (!contains(value)) {
      throw new IllegalArgumentException("Invalid value: " + value + " is not in " + this);
    }
    long number = (Long) value;
    return scale == Scale.LINEAR
        ? ((double) (number - low) + 0.5) / ((double) (high - low) + 1)
        : ((log(number) + log(number + 1)) / 2 - log(low)) / (log(high + 1) - log(low));
  }

  private static double log(long number) {
    return Units.log((double) number);
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Long number && number >= low && number <= high;
  }

  @Override
  public Optional<BigInteger> size() {
    return Optional.of(BigInteger.valueOf(high - low + 1));
  }

  @Override
  public Object at(BigInteger index) {
    return low + index.longValueExact();
  }
}
