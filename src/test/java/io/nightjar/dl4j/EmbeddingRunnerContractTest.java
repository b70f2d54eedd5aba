package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Metrics;
import io.nightjar.dl4j.family.Nets;
import io.nightjar.run.TrialRunner;
import io.nightjar.run.TrialRunnerContract;
import io.nightjar.trial.Direction;
import io.nightjar.trial.Goals;
import io.nightjar.trial.Objective;
import io.nightjar.trial.Trial;
import org.junit.jupiter.api.Tag;

@Tag("slow")
final class EmbeddingRunnerContractTest implements TrialRunnerContract {

  @Override
  public TrialRunner runner() {
    return FamilyRuns.runner("embedding", Goals.of(objective()), 4);
  }

  @Override
  public Objective objective() {
    return new Objective(Metrics.ACCURACY, Direction.MAXIMIZE);
  }

  @Override
  public Trial trial() {
    return new Trial(
        3,
        Nets.configuration("loss", "triplet", "dropout", 0.2, "learning-rate-decay", "cosine"),
        17);
  }
}
