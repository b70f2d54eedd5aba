package io.nightjar.dl4j;

import io.nightjar.dl4j.data.DataException;
import io.nightjar.dl4j.data.Datasets;
import io.nightjar.dl4j.family.Metrics;
import io.nightjar.dl4j.family.MlpFamily;
import io.nightjar.dl4j.family.Nets;
import io.nightjar.run.FileOpener;
import io.nightjar.run.TrialRunner;
import io.nightjar.run.TrialRunnerContract;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.SplitSpec;
import io.nightjar.trial.Trial;
import org.junit.jupiter.api.Tag;

@Tag("slow")
final class Dl4jRunnerContractTest implements TrialRunnerContract {
  private static final DataSpec DIGITS = DataSpec.digits(new SplitSpec(0.7, 0.15, 0.15, 1));

  @Override
  public TrialRunner runner() {
    try {
      return new Dl4jTrialRunner(
          new MlpFamily(),
          DIGITS,
          FileOpener.LOCAL,
          Datasets.load(DIGITS, FileOpener.LOCAL).fingerprint(),
          Goals.of(objective()),
          4);
    } catch (DataException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Objective objective() {
    return new Objective(Metrics.LOSS, Direction.MINIMIZE);
  }

  @Override
  public Trial trial() {
    return new Trial(3, Nets.configuration("dropout", 0.2), 17);
  }
}
