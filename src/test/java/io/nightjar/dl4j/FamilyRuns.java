package io.nightjar.dl4j;

import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.Families;
import io.nightjar.run.FileOpener;
import io.nightjar.trial.DataFile;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Goals;
import io.nightjar.trial.ModelException;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.SplitSpec;

/** Runners of the families, on small data that suit them. */
final class FamilyRuns {
  private static final SplitSpec SPLIT = new SplitSpec(0.3, 0.1, 0.6, 1);

  private FamilyRuns() {}

  static Dl4jTrialRunner runner(String family, Goals goals, int longest) {
    return runner(ModelSpec.of(family), goals, longest);
  }

  static Dl4jTrialRunner runner(ModelSpec model, Goals goals, int longest) {
    DataSpec data = data(model.family());
    try {
      return new Dl4jTrialRunner(
          Families.of(model, FileOpener.LOCAL),
          data,
          FileOpener.LOCAL,
          Datasets.load(data, FileOpener.LOCAL).fingerprint(),
          goals,
          longest);
    } catch (DataException | ModelException e) {
      throw new IllegalStateException(e);
    }
  }

  static DataSpec data(String family) {
    return switch (family) {
      case "mlp", "multi-output", "embedding", ModelSpec.CLASS, ModelSpec.ARBITER ->
          DataSpec.digits(SPLIT);
      case "cnn" ->
          new DataSpec(
              DataFile.of(DataSpec.DIGITS), null, DataSpec.DIGIT_IMAGES, null, null, SPLIT);
      case "lstm" -> Sequences.data();
      default -> throw new IllegalArgumentException("Invalid model family: " + family);
    };
  }
}
