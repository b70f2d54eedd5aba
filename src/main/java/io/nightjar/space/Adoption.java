package io.nightjar.space;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes values of one domain over into another. */
final class Adoption {
  /** From here on a double does not tell neighbouring whole numbers apart. */
  private static final double MOST_EXACT = 0x1p53;

  private Adoption() {}

  /** The value of this domain that another one's stands for; a domain of one value needs none. */
  static Optional<Object> value(Domain domain, @Nullable Object other) {
    if (other == null) {
      return domain instanceof Fixed fixed ? Optional.of(fixed.value()) : Optional.empty();
    }
    return Stream.of(other, ofOtherKind(other)).filter(domain::contains).findFirst();
  }

  /** A parameter may have become a float, and whole numbers are also written as such. */
  private static Object ofOtherKind(Object value) {
    if (value instanceof Long whole) {
      return whole.doubleValue();
    }
    return value instanceof Double number
            && Math.rint(number) == number
            && Math.abs(number) < MOST_EXACT
        ? (Object) number.longValue()
        : value;
  }
}
