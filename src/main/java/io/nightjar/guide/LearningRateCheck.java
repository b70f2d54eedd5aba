package io.nightjar.guide;

import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds the learning rate against the range of each optimizer that the space can choose (57.4).
 * Without an optimizer in the space it must lie in the range of one at least.
 */
final class LearningRateCheck {
  static final String OPTIMIZER = "optimizer";

  private LearningRateCheck() {}

  static List<Finding> findings(SearchSpace space, GuideOptions options) {
    List<String> messages =
        space.find(OPTIMIZER).isPresent()
            ? byOptimizer(space, options.training())
            : ofAny(space, options.training());
    return messages.stream()
        .map(
            message ->
                new Finding(
                    Guide.severity(options.outside()),
                    Optional.of(Guide.LEARNING_RATE),
                    message,
                    Guide.section(Guide.LEARNING_RATE)))
        .toList();
  }

  /** Optimizers of which the same is to be said share a message. */
  private static List<String> byOptimizer(SearchSpace space, Training training) {
    Map<String, List<Object>> optimizers = new LinkedHashMap<>();
    optimizers(space)
        .forEach(
            optimizer ->
                phrases(space, optimizer, training)
                    .forEach(
                        phrase ->
                            optimizers
                                .computeIfAbsent(phrase, key -> new ArrayList<>())
                                .add(optimizer)));
    String suffix = training == Training.FINE_TUNING ? " when fine-tuning" : "";
    return optimizers.entrySet().stream()
        .map(entry -> entry.getKey() + " for " + Texts.list(entry.getValue(), "and") + suffix)
        .toList();
  }

  private static Stream<Object> optimizers(SearchSpace space) {
    return space.domains(OPTIMIZER, Map.of()).stream()
        .flatMap(domain -> Outside.values(domain).stream())
        .map(Objects::requireNonNull)
        .distinct();
  }

  private static Stream<String> phrases(SearchSpace space, Object optimizer, Training training) {
    Domain documented =
        Guide.documented(Guide.LEARNING_RATE, Optional.of(optimizer.toString()), training)
            .orElse(null);
    return documented == null
        ? Stream.empty()
        : space.domains(Guide.LEARNING_RATE, Map.of(OPTIMIZER, new Fixed(optimizer))).stream()
            .flatMap(given -> Outside.phrase(given, documented).stream())
            .map(phrase -> phrase + " the documented range " + Texts.domain(documented));
  }

  private static List<String> ofAny(SearchSpace space, Training training) {
    List<Domain> documented =
        Guide.optimizers().stream()
            .map(Optional::of)
            .flatMap(
                optimizer -> Guide.documented(Guide.LEARNING_RATE, optimizer, training).stream())
            .distinct()
            .toList();
    return space.domains(Guide.LEARNING_RATE, Map.of()).stream()
        .filter(
            given -> documented.stream().allMatch(one -> Outside.phrase(given, one).isPresent()))
        .map(
            given ->
                "%s is not within the documented range of any optimizer, %s"
                    .formatted(
                        Texts.domain(given),
                        Texts.list(documented.stream().map(Texts::domain).toList(), "or")))
        .toList();
  }
}
