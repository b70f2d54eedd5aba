package io.nightjar.space;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Distinct values without an order among them. */
public record Categories(List<Object> values) implements Domain {

  public Categories {
    values = List.copyOf(values);
    values.forEach(Configuration::checked);
    if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException("Invalid choices: " + values);
    }
  }

  @Override
  public Object fromUnit(double unit) {
    return values.get(Units.cell(unit, values.size()));
  }

  @Override
  public double toUnit(Object value) {
    return Units.middle(Units.indexOf(values, value), values.size());
  }

  @Override
  public boolean contains(Object value) {
    return values.contains(value);
  }

  @Override
  public Optional<BigInteger> size() {
    return Optional.of(BigInteger.valueOf(values.size()));
  }

  @Override
  public Object at(BigInteger index) {
    return values.get(index.intValueExact());
  }
}
