package io.nightjar.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link Domain}, held against every kind; another one costs a line. */
final class DomainTest {
  private static final long FAR = 1L << 40;
  private static final int SAMPLES = 500;

  static Stream<Domain> domains() {
    return Stream.concat(finite(), floats());
  }

  static Stream<Domain> finite() {
    return Stream.of(
        new IntegerRange(0, 1, Scale.LINEAR),
        new IntegerRange(-7, 12, Scale.LINEAR),
        new IntegerRange(1, 1024, Scale.LINEAR),
        new IntegerRange(-FAR, FAR, Scale.LINEAR),
        new IntegerRange(1, 2, Scale.LOG),
        new IntegerRange(1, 1024, Scale.LOG),
        new IntegerRange(16, 256, Scale.LOG),
        new IntegerRange(1, FAR, Scale.LOG),
        new IntegerRange(FAR - 3, FAR, Scale.LOG),
        new OrderedChoices(List.of(5L)),
        new OrderedChoices(List.of(64L, 128L, 256L)),
        new OrderedChoices(List.of(-1.5, 0.0, 1e-3, 2.0)),
        new Categories(List.of("relu")),
        new Categories(List.of("relu", "tanh", "sigmoid")),
        new Categories(List.of(false, true)),
        new Categories(List.of(1L, 1.0, "1", true)),
        new Fixed(0.9),
        new Fixed(3L),
        new Fixed("adam"),
        new Fixed(true));
  }

  static Stream<FloatRange> floats() {
    return Stream.of(
        new FloatRange(0, 0.5, Scale.LINEAR),
        new FloatRange(-3, 7, Scale.LINEAR),
        new FloatRange(0.1, 0.3, Scale.LINEAR),
        new FloatRange(-4e307, 4e307, Scale.LINEAR),
        new FloatRange(1, Math.nextUp(1.0), Scale.LINEAR),
        new FloatRange(1e-3, 1e-2, Scale.LOG),
        new FloatRange(1e-8, 1e3, Scale.LOG),
        new FloatRange(Double.MIN_VALUE, Double.MAX_VALUE, Scale.LOG));
  }

  @ParameterizedTest
  @MethodSource("finite")
  void everyValueOfAFiniteDomainComesBack(Domain domain) {
    for (BigInteger index : positions(domain)) {
      Object value = domain.at(index);
      assertThat(domain.contains(value)).isTrue();
      assertThat(domain.fromUnit(domain.toUnit(value))).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("finite")
  void positionsHoldDistinctValues(Domain domain) {
    List<BigInteger> positions = positions(domain);
    assertThat(new HashSet<>(positions.stream().map(domain::at).toList()))
        .hasSameSizeAs(new HashSet<>(positions));
  }

  @ParameterizedTest
  @MethodSource("floats")
  void everyNumberOfAFloatRangeComesBack(FloatRange range) {
    for (double unit : units()) {
      double value = (Double) range.fromUnit(unit);
      double magnitude = Math.max(Math.abs(range.low()), Math.abs(range.high()));
      double tolerance = range.scale() == Scale.LOG ? 1e-12 * value : 1e-15 * magnitude;
      assertThat((Double) range.fromUnit(range.toUnit(value))).isCloseTo(value, within(tolerance));
    }
  }

  @ParameterizedTest
  @MethodSource("floats")
  void theEndsOfTheUnitIntervalAreTheBounds(FloatRange range) {
    assertThat(range.fromUnit(0)).isEqualTo(range.low());
    assertThat(range.fromUnit(1)).isEqualTo(range.high());
    assertThat(range.toUnit(range.low())).isZero();
    assertThat(range.toUnit(range.high())).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("domains")
  void everyPointOfTheUnitIntervalHasAValue(Domain domain) {
    for (double unit : units()) {
      Object value = domain.fromUnit(unit);
      assertThat(domain.contains(value)).isTrue();
      assertThat(domain.toUnit(value)).isBetween(0.0, 1.0);
    }
  }

  @ParameterizedTest
  @MethodSource("domains")
  void numbersAscendWithTheUnitInterval(Domain domain) {
    if (domain instanceof Categories || !(domain.fromUnit(0) instanceof Number)) {
      return;
    }
    double last = Double.NEGATIVE_INFINITY;
    for (double unit : units()) {
      double value = ((Number) domain.fromUnit(unit)).doubleValue();
      assertThat(value).isGreaterThanOrEqualTo(last);
      last = value;
    }
  }

  @ParameterizedTest
  @MethodSource("domains")
  void pointsOutsideTheUnitIntervalAreRefused(Domain domain) {
    for (double unit : new double[] {-1e-9, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> domain.fromUnit(unit))
          .withMessage("Invalid point of the unit interval: " + unit);
    }
  }

  @ParameterizedTest
  @MethodSource("domains")
  void foreignValuesAreRefused(Domain domain) {
    assertThat(domain.contains("elsewhere")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> domain.toUnit("elsewhere"))
        .withMessageStartingWith("Invalid value: elsewhere is not");
  }

  @ParameterizedTest
  @MethodSource("floats")
  void floatRangesHaveNoPositions(FloatRange range) {
    assertThat(range.size()).isEmpty();
    assertThatThrownBy(() -> range.at(BigInteger.ZERO))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("A float range has no positions");
  }

  @Test
  void equalCellsForEachOfEqualValues() {
    Domain domain = new IntegerRange(1, 4, Scale.LINEAR);
    assertThat(Stream.of(0.0, 0.24, 0.26, 0.49, 0.51, 0.74, 0.76, 1.0).map(domain::fromUnit))
        .containsExactly(1L, 1L, 2L, 2L, 3L, 3L, 4L, 4L);
    assertThat(domain.toUnit(1L)).isEqualTo(0.125);
  }

  @Test
  void logarithmicCellsAreEqualRatios() {
    assertThat((Double) new FloatRange(1e-4, 1e-2, Scale.LOG).fromUnit(0.5))
        .isCloseTo(1e-3, within(1e-15));
    Domain integers = new IntegerRange(1, 7, Scale.LOG);
    assertThat(Stream.of(0.3, 0.34, 0.66, 0.67).map(integers::fromUnit))
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void integersAndFloatsAreDifferentKinds() {
    assertThat(new IntegerRange(1, 4, Scale.LINEAR).contains(2.0)).isFalse();
    assertThat(new FloatRange(1, 4, Scale.LINEAR).contains(2L)).isFalse();
    assertThat(new OrderedChoices(List.of(1L, 2L)).contains(1.0)).isFalse();
  }

  @Test
  void sizesCountTheValues() {
    assertThat(new IntegerRange(-FAR, FAR, Scale.LINEAR).size())
        .hasValue(BigInteger.TWO.pow(41).add(BigInteger.ONE));
    assertThat(new Categories(List.of("a", "b")).size()).hasValue(BigInteger.TWO);
    assertThat(new Fixed(1L).size()).hasValue(BigInteger.ONE);
  }

  @Test
  void rangesThatHoldNothingOrTooMuchAreRefused() {
    assertInvalid("Invalid range: [2.0, 2.0]", () -> new FloatRange(2, 2, Scale.LINEAR));
    assertInvalid("Invalid range: [2.0, 1.0]", () -> new FloatRange(2, 1, Scale.LINEAR));
    assertInvalid("Invalid range: [NaN, 1.0]", () -> new FloatRange(Double.NaN, 1, Scale.LINEAR));
    assertInvalid(
        "Invalid range: [-1.7E308, 1.7E308] is too wide",
        () -> new FloatRange(-1.7e308, 1.7e308, Scale.LINEAR));
    assertInvalid("Invalid log range: it starts at 0.0", () -> new FloatRange(0, 1, Scale.LOG));
    assertInvalid("Invalid range: [3, 3]", () -> new IntegerRange(3, 3, Scale.LINEAR));
    assertInvalid("Invalid log range: it starts at 0", () -> new IntegerRange(0, 3, Scale.LOG));
    assertInvalid(
        "Invalid range: [1, 1099511627777]", () -> new IntegerRange(1, FAR + 1, Scale.LOG));
    assertInvalid(
        "Invalid range: [-1099511627777, 1]", () -> new IntegerRange(-FAR - 1, 1, Scale.LINEAR));
  }

  @Test
  void choicesThatRepeatOrMixAreRefused() {
    assertInvalid("Invalid choices: [a, a]", () -> new Categories(List.of("a", "a")));
    assertInvalid("Invalid choices: []", () -> new Categories(List.of()));
    assertInvalid("Invalid choices: there are none", () -> new OrderedChoices(List.of()));
    assertInvalid(
        "Invalid ordered choices: [2, 1] do not ascend", () -> new OrderedChoices(List.of(2L, 1L)));
    assertInvalid(
        "Invalid ordered choices: [1, 2.0] do not ascend",
        () -> new OrderedChoices(List.of(1L, 2.0)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void numbersAreFinite(double value) {
    assertInvalid("Invalid parameter value: " + value, () -> new Fixed(value));
    assertInvalid(
        "Invalid parameter value: " + value, () -> new OrderedChoices(List.of(1.0, value)));
  }

  private static void assertInvalid(String message, Runnable building) {
    assertThatIllegalArgumentException().isThrownBy(building::run).withMessage(message);
  }

  /** All positions of a small domain, else both ends and random ones between. */
  private static List<BigInteger> positions(Domain domain) {
    BigInteger size = domain.size().orElseThrow();
    if (size.bitLength() < 12) {
      return IntStream.range(0, size.intValue()).mapToObj(BigInteger::valueOf).toList();
    }
    List<BigInteger> positions = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < SAMPLES; i++) {
      positions.add(BigInteger.valueOf(i));
      positions.add(size.subtract(BigInteger.valueOf(i + 1)));
      positions.add(BigInteger.valueOf(random.nextLong(size.longValueExact())));
    }
    return positions;
  }

  private static double[] units() {
    DoubleStream inside = new SplittableRandom(2).doubles(SAMPLES);
    DoubleStream ends = DoubleStream.of(0, Double.MIN_VALUE, Math.nextDown(1.0), 1);
    return DoubleStream.concat(inside, ends).sorted().toArray();
  }
}
