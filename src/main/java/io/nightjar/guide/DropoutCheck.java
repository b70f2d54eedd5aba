package io.nightjar.guide;

import io.nightjar.guide.Finding.Severity;
import io.nightjar.space.Domain;
import io.nightjar.space.Fixed;
import io.nightjar.space.FloatRange;
import io.nightjar.space.IntegerRange;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses batch normalisation directly after dropout (57.2), and warns where only a dense layer
 * lies between them, as from one block of a deeper network to the next.
 */
final class DropoutCheck {
  static final String BATCH_NORM = "batch-norm";
  private static final String DROPOUT = "dropout";
  private static final String POSITION = "batch-norm-position";
  private static final Domain DIRECTLY = new Fixed("after-dropout");
  private static final Domain DEEP = new IntegerRange(2, 1L << 40, Scale.LINEAR);
  private static final Map<String, Domain> BOTH =
      Map.of(
          BATCH_NORM, new Fixed(true), DROPOUT, new FloatRange(Double.MIN_VALUE, 1, Scale.LINEAR));

  private DropoutCheck() {}

  static List<Finding> findings(SearchSpace space) {
    List<Finding> findings = new ArrayList<>();
    if (space.admits(both(POSITION, DIRECTLY))) {
      findings.add(
          finding(
              Severity.ERROR,
              POSITION,
              "after-dropout puts batch normalisation directly after dropout, which shifts the"
                  + " variance that it estimates: inference can collapse"));
    }
    if (isOneLayerBetween(space)) {
      findings.add(
          finding(
              Severity.WARNING,
              DROPOUT,
              "only a dense layer lies between dropout and the next batch normalisation, whose"
                  + " variance it shifts"));
    }
    return findings;
  }

  /** Unless it is said to be elsewhere, batch normalisation stands before the activation. */
  private static boolean isOneLayerBetween(SearchSpace space) {
    Map<String, Domain> deep = both("depth", DEEP);
    if (space.find(POSITION).isPresent()) {
      deep.put(POSITION, new Fixed("before-activation"));
    }
    return space.admits(deep);
  }

  private static Map<String, Domain> both(String name, Domain domain) {
    Map<String, Domain> together = new HashMap<>(BOTH);
    together.put(name, domain);
    return together;
  }

  private static Finding finding(Severity severity, String parameter, String message) {
    return new Finding(severity, Optional.of(parameter), message, Optional.of("57.2"));
  }
}
