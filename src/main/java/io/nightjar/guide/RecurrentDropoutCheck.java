package io.nightjar.guide;

import io.nightjar.guide.Finding.Severity;
import io.nightjar.space.FloatRange;
import io.nightjar.space.Scale;
import io.nightjar.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses dropout inside the memory cell of a recurrent network (57.2). */
final class RecurrentDropoutCheck {
  private static final String INSIDE = "recurrent-dropout";

  private RecurrentDropoutCheck() {}

  static List<Finding> findings(SearchSpace space) {
    return space.admits(Map.of(INSIDE, new FloatRange(Double.MIN_VALUE, 1, Scale.LINEAR)))
        ? List.of(
            new Finding(
                Severity.ERROR,
                Optional.of(INSIDE),
                "dropout inside the memory cell is amplified by its loop and disturbs learning: use"
                    + " dropout, which acts on the input and the output",
                Optional.of("57.2")))
        : List.of();
  }
}
