package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PermutationTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 63, 64, 65, 1000})
  void everyNumberBelowTheBoundComesOnce(int bound) {
    assertThat(order(bound, 3))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, bound).boxed().toList());
  }

  @Test
  void orderIsTheSeeds() {
    assertThat(order(100, 1)).isEqualTo(order(100, 1)).isNotEqualTo(order(100, 2));
    assertThat(order(100, 1)).isNotEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void boundMayExceedTheWordsOfTheMachine() {
    BigInteger bound = BigInteger.TEN.pow(60);
    Permutation permutation = new Permutation(bound, 1);
    List<BigInteger> numbers =
        Stream.iterate(BigInteger.ZERO, BigInteger.ONE::add)
            .limit(500)
            .map(permutation::at)
            .toList();
    assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number.compareTo(bound) < 0);
    BigInteger half = bound.shiftRight(1);
    assertThat(numbers.stream().filter(number -> number.compareTo(half) < 0).count())
        .isBetween(200L, 300L);
    assertThat(numbers.stream().filter(number -> number.testBit(0)).count()).isBetween(200L, 300L);
    assertThat(numbers.stream().filter(number -> number.testBit(64)).count()).isBetween(200L, 300L);
  }

  private static List<Integer> order(int bound, long seed) {
    Permutation permutation = new Permutation(BigInteger.valueOf(bound), seed);
    return IntStream.range(0, bound)
        .mapToObj(i -> permutation.at(BigInteger.valueOf(i)).intValueExact())
        .toList();
  }
}
