package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Configuration;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FreshTest {
  private final History history =
      new History(SearchProblem.of(LearningContract.SMALL, Tables.GOALS, 24, 1));

  @Test
  void findsTheOnlyOneThatIsLeft() {
    Configuration left = LearningContract.SMALL.at(BigInteger.valueOf(17));
    IntStream.range(0, 24)
        .mapToObj(i -> LearningContract.SMALL.at(BigInteger.valueOf(i)))
        .filter(configuration -> !configuration.equals(left))
        .forEach(history::propose);
    assertThat(history.isUsedUp()).isFalse();
    assertThat(Fresh.configuration(LearningContract.SMALL, history, 5)).isEqualTo(left);
  }

  @Test
  void repeatsOneWhereNoneIsLeft() {
    IntStream.range(0, 24)
        .mapToObj(i -> LearningContract.SMALL.at(BigInteger.valueOf(i)))
        .forEach(history::propose);
    assertThat(history.isUsedUp()).isTrue();
    assertThat(Fresh.configuration(LearningContract.SMALL, history, 5))
        .matches(LearningContract.SMALL::contains);
  }
}
