package io.nightjar.guide;

import io.nightjar.space.Categories;
import io.nightjar.space.Domain;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds a loss's own parameter against the order of magnitude of the value that its paper has, and
 * the batch of metric learning against what its losses need (57.3).
 */
final class LossCheck {
  private static final String LOSS = "loss";
  private static final String BATCH_SIZE = "batch-size";
  private static final String SECTION = "57.3";

  private static final Domain METRIC_LEARNING = new Categories(List.of("n-pair", "triplet"));

  /** Below two rows of two classes. */
  private static final Domain FEW = new IntegerRange(1, 3, Scale.LINEAR);

  /**
   * The margin of FaceNet (Schroff 2015, section 3.2), and the weight of the squared length that
   * implementations of the N-pair loss (Sohn 2016) have.
   */
  private static final List<Known> KNOWN =
      List.of(
          new Known("margin", 0.2, new FloatRange(0.1, 1, Scale.LOG)),
          new Known("l2-regularization", 0.002, new FloatRange(0.001, 0.01, Scale.LOG)));

  private record Known(String parameter, double value, Domain magnitude) {}

  private LossCheck() {}

  static List<Finding> findings(SearchSpace space, GuideOptions options) {
    if (space.find(LOSS).isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            KNOWN.stream().flatMap(known -> findings(known, space, options)), batch(space).stream())
        .toList();
  }

  private static Stream<Finding> findings(Known known, SearchSpace space, GuideOptions options) {
    return space.domains(known.parameter(), Map.of()).stream()
        .flatMap(given -> Outside.phrase(given, known.magnitude()).stream())
        .map(
            phrase ->
                new Finding(
                    Guide.severity(options.outside()),
                    Optional.of(known.parameter()),
                    "%s %s, the order of magnitude of the loss's own value %s"
                        .formatted(
                            phrase, Texts.domain(known.magnitude()), Texts.value(known.value())),
                    Optional.of(SECTION)));
  }

  private static Optional<Finding> batch(SearchSpace space) {
    return space.admits(Map.of(LOSS, METRIC_LEARNING, BATCH_SIZE, FEW))
        ? Optional.of(
            new Finding(
                Finding.Severity.ERROR,
                Optional.of(BATCH_SIZE),
                "a batch below 4 holds no 2 rows of 2 classes, and metric learning needs diverse"
                    + " batches",
                Optional.of(SECTION)))
        : Optional.empty();
  }
}
