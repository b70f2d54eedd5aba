package io.nightjar.bench;

import io.nightjar.space.Configuration;
import io.nightjar.space.SearchSpace;
import io.nightjar.trial.Objective;
import io.nightjar.trial.TrialTask;

/** Learning curves of real networks. */
final class MeasuredCurves implements CurveProblem {
  /** The most epochs by the fewest, three steps of three apart. */
  private static final int SPAN = 27;

  private final String name;
  private final CurveTable table;
  private final Regret regret;

  MeasuredCurves(String name, CurveTable table) {
    this.name = name;
    this.table = table;
    this.regret = Regret.over(table.finalLosses());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SearchSpace space() {
    return table.space();
  }

  @Override
  public Objective objective() {
    return table.objective();
  }

  @Override
  public int minEpochs() {
    return Math.max(1, table.epochs() / SPAN);
  }

  @Override
  public int maxEpochs() {
    return table.epochs();
  }

  @Override
  public double value(TrialTask task) {
    return table.nearest(task.trial().configuration())[task.epochs() - 1];
  }

  @Override
  public double regret(Configuration configuration) {
    return regret.of(objective().loss(table.nearest(configuration)[maxEpochs() - 1]));
  }
}
