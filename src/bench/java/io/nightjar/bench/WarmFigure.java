package io.nightjar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What an earlier sweep is worth to a searcher, in trials.
 *
 * @param trials of a study
 * @param cold the median regret after each trial of a study without a past
 * @param warm of one with a related past
 * @param misled of one with a misleading past, which goes on beyond the trials of the others
 */
// Curves to print, which nothing compares or hashes.
@SuppressWarnings("ArrayRecordComponent")
record WarmFigure(
    String system,
    String task,
    int repetitions,
    int trials,
    double[] cold,
    double[] warm,
    double[] misled) {
  static final String HEADER =
      String.format(
          "%-10s %-45s %6s %10s %10s %10s %6s %6s %6s",
          "searcher", "task", "trials", "cold", "related", "misleading", "cold@", "rel.@", "mis.@");

  /** The median over studies, trial by trial. */
  static double[] median(List<double[]> studies) {
    double[] median = new double[studies.get(0).length];
    for (int i = 0; i < median.length; i++) {
      int trial = i;
      double[] sorted = studies.stream().mapToDouble(study -> study[trial]).sorted().toArray();
      median[i] = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
    return median;
  }

  /** After how many trials a curve is as low as the cold one at its end. */
  private OptionalInt reached(double[] curve) {
    for (int i = 0; i < curve.length; i++) {
      if (curve[i] <= cold[trials - 1]) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%-10s %-45s %6d %10.3g %10.3g %10.3g %6s %6s %6s",
        system,
        task,
        trials,
        cold[trials - 1],
        warm[trials - 1],
        misled[trials - 1],
        text(reached(cold)),
        text(reached(warm)),
        text(reached(misled)));
  }

  private static String text(OptionalInt trial) {
    return trial.isPresent() ? String.valueOf(trial.getAsInt()) : "never";
  }

  String json(String version) {
    ObjectNode figure =
        new ObjectMapper()
            .createObjectNode()
            .put("bench", "warm-start")
            .put("system", system)
            .put("version", version)
            .put("task", task)
            .put("repetitions", repetitions)
            .put("trials", trials)
            .put("cold_regret", cold[trials - 1])
            .put("related_regret", warm[trials - 1])
            .put("misleading_regret", misled[trials - 1]);
    reached(cold).ifPresent(trial -> figure.put("cold_trials_to_regret", trial));
    reached(warm).ifPresent(trial -> figure.put("related_trials_to_regret", trial));
    reached(misled).ifPresent(trial -> figure.put("misleading_trials_to_regret", trial));
    return figure.toString();
  }
}
