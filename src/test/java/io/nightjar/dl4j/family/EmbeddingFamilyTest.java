package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.guide.Guide;
import io.nightjar.guide.GuideOptions;
import io.nightjar.guide.OutsideRanges;
import io.nightjar.guide.Training;
import io.nightjar.space.Categories;
import io.nightjar.space.Configuration;
import io.nightjar.space.Fixed;
import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmbeddingFamilyTest {

  /** The defaults pass, and ten times them is said: what the guide checks are these parameters. */
  @ParameterizedTest
  @CsvSource({"margin, 0.2", "l2-regularization, 0.002"})
  void aLosssParameterStartsAtItsOwnValue(String name, double value) {
    Parameter fallback =
        Objects.requireNonNull(EmbeddingFamily.FAMILY.find(name).orElseThrow().fallback());

    assertThat(fallback.domain()).isEqualTo(new Fixed(value));
    assertThat(findings(name, value)).isZero();
    assertThat(findings(name, 10 * value)).isOne();
  }

  private static long findings(String name, double value) {
    SearchSpace space =
        SearchSpace.of(
            Parameter.of("loss", new Categories(List.of("n-pair", "triplet"))),
            Parameter.of(name, new Fixed(value)));
    GuideOptions options = new GuideOptions(Training.FROM_SCRATCH, OutsideRanges.REFUSE, 0);
    return Guide.check(space, options).size();
  }

  @ParameterizedTest
  @CsvSource({"triplet, true", "n-pair, false"})
  void embeddingsHaveTheLengthThatTheirPapersHave(String loss, boolean unit) {
    Configuration given = new Configuration(Map.of("loss", loss));

    assertThat(Settings.complete(EmbeddingFamily.FAMILY, given).flag("unit-length"))
        .isEqualTo(unit);
  }

  @Test
  void hasNoLossOfProbabilitiesAndNoClassWeights() {
    assertThat(EmbeddingFamily.FAMILY.objectives())
        .extracting(goal -> goal.metric())
        .containsExactly("accuracy", "f1", "parameters", "inference-time", "epoch-time");
    assertThat(EmbeddingFamily.FAMILY.find("class-weights")).isEmpty();
  }
}
