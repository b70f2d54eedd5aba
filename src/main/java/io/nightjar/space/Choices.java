package io.nightjar.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A domain of listed values, each with an equal cell of the unit interval. */
public sealed interface Choices extends Domain permits OrderedChoices, Categories {

  /** The values, at least one, each once. */
  List<?> values();

  @Override
  default Object fromUnit(double unit) {
    return values().get(Units.cell(unit, values().size()));
  }

  @Override
  default double toUnit(Object value) {
    return Units.middle(Units.indexOf(values(), value), values().size());
  }

  @Override
  default boolean contains(Object value) {
    return values().contains(value);
  }

  @Override
  default Optional<BigInteger> size() {
    return Optional.of(BigInteger.valueOf(values().size()));
  }

  @Override
  default Object at(BigInteger index) {
    return values().get(index.intValueExact());
  }
}
