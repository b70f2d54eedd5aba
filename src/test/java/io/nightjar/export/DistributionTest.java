package io.nightjar.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.OrderedChoices;
import io.nightjar.space.Parameter;
import io.nightjar.space.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DistributionTest {

  private static Distribution of(Domain domain) {
    return Distribution.of(Parameter.of("p", domain)).orElseThrow();
  }

  @Test
  void rangesKeepTheirKindBoundsAndScale() {
    assertThat(of(new FloatRange(1e-4, 0.1, Scale.LOG)).json())
        .isEqualTo(
            "{\"name\":\"FloatDistribution\",\"attributes\":"
                + "{\"step\":null,\"low\":1.0E-4,\"high\":0.1,\"log\":true}}");
    assertThat(of(new FloatRange(-1, 1, Scale.LINEAR)).attributes()).containsEntry("log", false);
    assertThat(of(new IntegerRange(8, 64, Scale.LINEAR)).json())
        .isEqualTo(
            "{\"name\":\"IntDistribution\",\"attributes\":"
                + "{\"step\":1,\"low\":8,\"high\":64,\"log\":false}}");
    assertThat(of(new IntegerRange(8, 64, Scale.LOG)).attributes()).containsEntry("log", true);
    assertThat(of(new IntegerRange(8, 64, Scale.LOG)).internal(16L)).isEqualTo(16L);
  }

  @Test
  void aChoiceIsKeptByItsPosition() {
    Distribution widths = of(new OrderedChoices(List.of(16L, 64L)));
    assertThat(widths.json())
        .isEqualTo("{\"name\":\"CategoricalDistribution\",\"attributes\":{\"choices\":[16,64]}}");
    assertThat(widths.internal(64L)).isEqualTo(1);
    assertThat(of(new Categories(List.of("relu", "tanh"))).internal("relu")).isEqualTo(0);
  }

  @Test
  void domainsThatHangOnAParentBecomeOneThatSpansThem() {
    Map<Object, Domain> rates = new LinkedHashMap<>();
    rates.put("sgd", new FloatRange(1e-2, 1, Scale.LOG));
    rates.put("adam", new FloatRange(1e-4, 1e-2, Scale.LOG));
    rates.put("adagrad", new Fixed(2.0));
    assertThat(
            Distribution.of(Parameter.by("rate", "optimizer", rates, null))
                .orElseThrow()
                .attributes())
        .containsEntry("low", 1e-4)
        .containsEntry("high", 2.0)
        .containsEntry("log", true);
  }

  @Test
  void whatHasNoDistributionHasNone() {
    assertThat(Distribution.of(Parameter.of("p", new Fixed(1L)))).isEmpty();
    Map<Object, Domain> mixed = new LinkedHashMap<>();
    mixed.put("a", new FloatRange(0, 1, Scale.LINEAR));
    mixed.put("b", new Fixed("auto"));
    assertThat(Distribution.of(Parameter.by("p", "parent", mixed, null))).isEmpty();
  }
}
