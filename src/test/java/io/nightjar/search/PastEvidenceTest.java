package io.nightjar.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Configuration;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PastEvidenceTest {
  private static final SearchSpace LINE =
      SearchSpace.of(Parameter.of("x", new FloatRange(0, 1, Scale.LINEAR)));

  /** A hundred trials, of which the lower ones were better. */
  private static final PastEvidence LOWER_IS_BETTER =
      new PastEvidence(
          SearchProblem.of(LINE, Tables.GOALS, 40, 7)
              .from(
                  IntStream.range(0, 100)
                      .mapToObj(i -> new PastTrial(at(i / 100.0), Map.of("loss", i / 100.0)))
                      .toList()));

  private static Configuration at(double x) {
    return new Configuration(Map.of("x", x));
  }

  /** Own results at even distances. */
  private static List<Observation> own(int count, DoubleUnaryOperator loss) {
    return IntStream.range(0, count)
        .mapToDouble(i -> (i + 0.5) / count)
        .mapToObj(
            x ->
                new Observation(
                    Point.of(LINE, at(x)), new double[] {loss.applyAsDouble(x)}, new double[0]))
        .toList();
  }

  private static List<Observation> beside(List<Observation> own) {
    return LOWER_IS_BETTER.beside(own, configuration -> false);
  }

  @Test
  void aPastThatAgreesAddsAFewTrialsAsTodaysRanks() {
    List<Observation> added = beside(own(10, x -> 5 + x));

    assertThat(added).hasSize(40);
    assertThat(added.get(0).point().configuration()).isEqualTo(at(0));
    assertThat(added.get(0).losses()).containsExactly(5.05);
    assertThat(added).allMatch(one -> one.losses()[0] >= 5.05 && one.losses()[0] <= 5.95);
    assertThat(added).extracting(one -> one.losses()[0]).isSorted();
  }

  @Test
  void itWeighsLessTheMoreOwnResultsThereAre() {
    assertThat(beside(own(20, x -> x))).hasSize(30);
    assertThat(beside(own(50, x -> x))).hasSize(17);
    assertThat(beside(own(2000, x -> x))).isEmpty();
  }

  @Test
  void aPastThatContradictsIsLeftOut() {
    assertThat(beside(own(10, x -> -x))).isEmpty();
    assertThat(beside(own(10, x -> Math.abs(x - 0.5)))).isEmpty();
  }

  @Test
  void whatTheStudyTriedItselfIsNotAddedAgain() {
    assertThat(LOWER_IS_BETTER.beside(own(10, x -> x), at(0)::equals)).hasSize(39);
  }

  @Test
  void withoutOwnResultsNothingIsAdded() {
    assertThat(beside(List.of())).isEmpty();
    assertThat(
            beside(List.of(new Observation(Point.of(LINE, at(0)), new double[0], new double[0]))))
        .isEmpty();
  }
}
