package io.nightjar.guide;

import io.nightjar.guide.Finding.Severity;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Warns of extreme batches (57.4) and of small ones with batch normalisation (57.1). */
final class BatchCheck {
  private static final String BATCH_SIZE = "batch-size";

  /** Of the guide. */
  private static final long LARGEST = 6000;

  /** The guide says "too small" without a number. */
  private static final long FEWEST_FOR_STATISTICS = 8;

  private static final Domain ONE = new Fixed(1L);
  private static final Domain FEW = new IntegerRange(2, FEWEST_FOR_STATISTICS - 1, Scale.LINEAR);
  private static final Domain MANY = new IntegerRange(LARGEST + 1, 1L << 40, Scale.LINEAR);

  private BatchCheck() {}

  static List<Finding> findings(SearchSpace space) {
    List<Finding> findings = new ArrayList<>();
    if (space.admits(Map.of(BATCH_SIZE, ONE))) {
      findings.add(
          finding(
              Severity.WARNING,
              "a batch of 1 follows every single example and hardly converges: adapt the learning"
                  + " strategy or the normalisation",
              "57.4"));
    }
    if (space.admits(Map.of(BATCH_SIZE, MANY))) {
      findings.add(
          finding(
              Severity.WARNING,
              "a batch above 6000 makes the gradient's direction nearly constant: adapt the"
                  + " learning strategy or the normalisation",
              "57.4"));
    }
    withBatchNorm(space).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> withBatchNorm(SearchSpace space) {
    Domain normalised = new Fixed(true);
    if (space.admits(Map.of(BATCH_SIZE, ONE, DropoutCheck.BATCH_NORM, normalised))) {
      return Optional.of(
          finding(
              Severity.ERROR,
              "a batch of 1 has no variance that batch normalisation could estimate",
              "57.1"));
    }
    if (space.admits(Map.of(BATCH_SIZE, FEW, DropoutCheck.BATCH_NORM, normalised))) {
      return Optional.of(
          finding(
              Severity.WARNING,
              "a batch below 8 makes poor statistics for batch normalisation: training may"
                  + " collapse",
              "57.1"));
    }
    return Optional.empty();
  }

  private static Finding finding(Severity severity, String message, String section) {
    return new Finding(severity, Optional.of(BATCH_SIZE), message, Optional.of(section));
  }
}
