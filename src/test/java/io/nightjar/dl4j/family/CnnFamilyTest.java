package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.guide.Guide;
import io.nightjar.guide.Training;
import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CnnFamilyTest {

  @Test
  void hasTheKernelsOfTheGuide() {
    Domain documented =
        Guide.documented("kernel", Optional.empty(), Training.FROM_SCRATCH).orElseThrow();

    assertThat(new Categories(List.copyOf(CnnFamily.FAMILY.find("kernel").orElseThrow().choices())))
        .isEqualTo(documented);
  }
}
