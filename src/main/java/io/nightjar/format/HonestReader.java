package io.nightjar.format;

import io.nightjar.study.HonestSpec;
import io.nightjar.trial.Goals;
import java.util.Optional;

/** Reads how often the best trials are trained again: {@code none}, how many of them, or keys. */
final class HonestReader {
  static final String NONE = "none";

  private static final int MOST_TRIALS = 1000;
  private static final int MOST_REPEATS = 1000;

  private final Problems problems;
  private final Values values;

  HonestReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  /**
   * Reads it.
   *
   * @param node empty where the job does not say
   * @param trials those of the search
   */
  Optional<HonestSpec> read(Optional<Node> node, Goals goals, int trials) {
    boolean hasOneObjective = goals.objectives().size() == 1;
    if (node.isEmpty()) {
      return Optional.of(HonestSpec.STANDARD)
          .filter(usual -> hasOneObjective && trials >= HonestSpec.FEWEST_TRIALS);
    }
    if (node.get() instanceof Node.Scalar scalar && scalar.text().equals(NONE)) {
      return Optional.empty();
    }
    if (!hasOneObjective) {
      problems.error(
          node.get().place(),
          "Invalid repeats: several objectives have no single winner to repeat");
      return Optional.empty();
    }
    return node.flatMap(this::spec);
  }

  private Optional<HonestSpec> spec(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.value() instanceof Long
          ? values
              .whole(node, 1, MOST_TRIALS)
              .map(best -> new HonestSpec(Math.toIntExact(best), HonestSpec.STANDARD.repeats()))
          : values.invalid(node, "repeats", " (expected none, a number, or keys best and repeats)");
    }
    return values
        .fields(node, JobFile.HONEST_KEYS)
        .map(
            fields ->
                new HonestSpec(
                    number(fields, "best", 1, MOST_TRIALS, HonestSpec.STANDARD.best()),
                    number(fields, "repeats", 2, MOST_REPEATS, HonestSpec.STANDARD.repeats())));
  }

  private int number(Node.Fields fields, String key, int least, int most, int standard) {
    return fields
        .find(key)
        .flatMap(node -> values.whole(node, least, most))
        .map(Math::toIntExact)
        .orElse(standard);
  }
}
