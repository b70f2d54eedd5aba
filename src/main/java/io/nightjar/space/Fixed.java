package io.nightjar.space;

import java.math.BigInteger;
import java.util.Optional;

/** One value, which takes no dimension of the unit cube. */
public record Fixed(Object value) implements Domain {

  public Fixed {
    Configuration.checked(value);
  }

  @Override
  public Object fromUnit(double unit) {
    Units.checked(unit);
    return value;
  }

  @Override
  public double toUnit(Object other) {
    if (!contains(other)) {
      throw new IllegalArgumentException("Invalid value: " + other + " is not " + value);
    }
    return 0.5;
  }

  @Override
  public boolean contains(Object other) {
    return value.equals(other);
  }

  @Override
  public Optional<BigInteger> size() {
    return Optional.of(BigInteger.ONE);
  }

  @Override
  public Object at(BigInteger index) {
    return value;
  }
}
