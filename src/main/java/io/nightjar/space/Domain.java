package io.nightjar.space;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The values that one parameter may take, with their map to and from the unit interval.
 *
 * <p>Values are {@link Double} (float), {@link Long} (integer), {@link String} or {@link Boolean}.
 * For every value {@code v} of a discrete domain {@code fromUnit(toUnit(v))} is {@code v}; for a
 * float range it is {@code v} up to rounding.
 */
public sealed interface Domain extends Serializable
    permits FloatRange, IntegerRange, Choices, Fixed {

  /**
   * The value at a point of the unit interval.
   *
   * @param unit in [0, 1]; a discrete domain gives every value a cell of its own
   */
  Object fromUnit(double unit);

  /**
   * The point of the unit interval that stands for a value: the middle of its cell where the domain
   * is discrete.
   *
   * @throws IllegalArgumentException if the value is not in this domain
   */
  double toUnit(Object value);

  boolean contains(Object value);

  /** The number of values, empty where there are infinitely many. */
  Optional<BigInteger> size();

  /**
   * The value at a position of a finite domain.
   *
   * @param index from 0 to {@code size() - 1}
   * @throws UnsupportedOperationException if the domain is infinite
   */
  Object at(BigInteger index);
}
