package io.nightjar.report;

import io.nightjar.space.Names;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Goals;
import java.time.Instant;
import java.util.List;

/**
 * What ran, on what, and how it ended; with the results it makes the tables of a sweep.
 *
 * @param study the study's name, {@code [a-z][a-z0-9-]*}
 * @param sweep the sweep's id, {@code s_<UTC time>_<hex>}: ids sort by time
 * @param jobHash of the resolved job
 * @param maxEpochs the study's highest budget
 * @param outcome how the sweep ended, one word, for example {@code done} or {@code interrupted}
 * @param warnings that are about the sweep and no single trial
 */
public record SweepFacts(
    String study,
    String sweep,
    SearchSpace space,
    Goals goals,
    int maxEpochs,
    String jobHash,
    String dataFingerprint,
    String codeVersion,
    String outcome,
    int exitCode,
    int slots,
    Instant startedAt,
    Instant endedAt,
    List<String> warnings) {

  public SweepFacts {
    if (!Names.isName(study)) {
      throw new IllegalArgumentException("Invalid study name: " + study);
    }
    if (!sweep.matches("s_[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("Invalid sweep id: " + sweep);
    }
    if (endedAt.isBefore(startedAt)) {
      throw new IllegalArgumentException("Invalid sweep " + sweep + ": it ended before its start");
    }
    warnings = List.copyOf(warnings);
  }
}
