package io.nightjar.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Numbers in ascending order, all {@link Long} or all {@link Double}; neighbours are alike. */
public record OrderedChoices(List<? extends Number> values) implements Domain {

  public OrderedChoices {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Invalid choices: there are none");
    }
    for (int i = 0; i < values.size(); i++) {
      Configuration.checked(values.get(i));
      if (i > 0
          && (values.get(i - 1).getClass() != values.get(i).getClass()
              || values.get(i - 1).doubleValue() >= values.get(i).doubleValue())) {
        throw new IllegalArgumentException("Invalid ordered choices: " + values + " do not ascend");
      }
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
