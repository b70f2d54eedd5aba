package io.nightjar.guide;

import io.nightjar.guide.Finding.Severity;
import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.Parameter;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds every parameter with one documented range against it; the learning rate has several. */
final class RangeCheck {
  private static final String WEIGHT_DECAY = "weight-decay";

  private RangeCheck() {}

  static List<Finding> findings(SearchSpace space, GuideOptions options) {
    return space.parameters().stream()
        .map(Parameter::name)
        .filter(name -> !name.equals(Guide.LEARNING_RATE))
        .flatMap(name -> findings(name, space, options))
        .toList();
  }

  private static Stream<Finding> findings(String name, SearchSpace space, GuideOptions options) {
    Domain documented = Guide.documented(name, Optional.empty(), options.training()).orElse(null);
    return documented == null
        ? Stream.empty()
        : space.domains(name, Map.of()).stream()
            .flatMap(domain -> finding(name, domain, documented, options).stream());
  }

  private static Optional<Finding> finding(
      String name, Domain given, Domain documented, GuideOptions options) {
    if (name.equals(WEIGHT_DECAY) && isSuggested(given)) {
      return Optional.of(contradiction(documented));
    }
    String what = documented instanceof Categories ? "choices" : "range";
    return Outside.phrase(given, documented)
        .map(phrase -> phrase + " the documented " + what + " " + Texts.domain(documented))
        .map(
            message ->
                new Finding(
                    Guide.severity(options.outside()),
                    Optional.of(name),
                    message,
                    Guide.section(name)));
  }

  private static boolean isSuggested(Domain given) {
    Object suggested = Guide.suggested(WEIGHT_DECAY).orElseThrow();
    return Outside.single(given).filter(value -> Outside.same(value, suggested)).isPresent();
  }

  private static Finding contradiction(Domain documented) {
    String message =
        "%s is accepted as the usual value, but the guide contradicts itself: its range in %s is %s"
            .formatted(
                Texts.value(Guide.suggested(WEIGHT_DECAY).orElseThrow()),
                Guide.section(WEIGHT_DECAY).orElseThrow(),
                Texts.domain(documented));
    return new Finding(Severity.WARNING, Optional.of(WEIGHT_DECAY), message, Optional.of("57.2"));
  }
}
