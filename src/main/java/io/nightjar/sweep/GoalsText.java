package io.nightjar.sweep;

import io.nightjar.trial.Constraint;
import io.nightjar.trial.Goals;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Goals for people. */
public final class GoalsText {
  private GoalsText() {}

  /** On one line, for example {@code maximize accuracy with parameters at most 20000}. */
  public static String of(Goals goals) {
    String objectives =
        goals.objectives().stream()
            .map(objective -> objective.direction().label() + " " + objective.metric())
            .collect(Collectors.joining(", "));
    return goals.constraints().isEmpty() ? objectives : objectives + " with " + constraints(goals);
  }

  /** For example {@code parameters at most 20000, accuracy at least 0.9}. */
  public static String constraints(Goals goals) {
    return goals.constraints().stream()
        .map(limit -> limit.metric() + " " + limit(limit))
        .collect(Collectors.joining(", "));
  }

  private static String limit(Constraint constraint) {
    return constraint.bound().label().replace('-', ' ')
        + " "
        + BigDecimal.valueOf(constraint.limit()).stripTrailingZeros().toPlainString();
  }
}
