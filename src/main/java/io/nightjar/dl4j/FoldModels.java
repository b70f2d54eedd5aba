package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.data.Part;
import io.nightjar.run.StorageException;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The models that a trial trains side by side: one for each fold of its data, mostly one. What is
 * measured of them is the mean over the folds, each judged by its own part.
 */
final class FoldModels implements AutoCloseable {
  private final List<Fold> folds = new ArrayList<>();
  private final TrialContext context;

  private record Fold(Dataset data, Models models, Model model) {}

  private FoldModels(TrialContext context) {
    this.context = context;
  }

  /**
   * The models with the most epochs, all equally many.
   *
   * @param bound as in {@link Models#newest}
   */
  static FoldModels newest(Dl4jTrialRunner runner, TrialOnFolds trial, int bound)
      throws TrialException, IOException {
    FoldModels all = new FoldModels(trial.context());
    try {
      for (int fold = 0; fold < trial.data().folds(); fold++) {
        Dataset data = trial.data().fold(fold);
        Models models = runner.models(trial.trial(fold), data, trial.context(fold));
        all.folds.add(new Fold(data, models, models.newest(bound)));
      }
      all.catchUp();
      return all;
    } catch (TrialException | IOException | RuntimeException | Error e) {
      all.close();
      throw e;
    }
  }

  /** A lost checkpoint of one fold costs its epochs only. */
  private void catchUp() throws TrialException {
    int epochs = folds.stream().mapToInt(fold -> fold.model.epochs()).max().orElseThrow();
    for (Fold fold : folds) {
      while (fold.model.epochs() < epochs) {
        fold.model.trainEpoch(context);
      }
    }
  }

  int epochs() {
    return first().model.epochs();
  }

  private Fold first() {
    return folds.get(0);
  }

  /** Trains one epoch; returns the mean loss of the rows. */
  double trainEpoch() throws TrialException {
    double sum = 0;
    for (Fold fold : folds) {
      sum += fold.model.trainEpoch(context);
    }
    return sum / folds.size();
  }

  /** Measures each model on a part of its fold's data. */
  Map<String, Double> measure(Function<Dataset, Part> part) throws TrialException {
    Map<String, Double> means = new HashMap<>();
    for (Fold fold : folds) {
      addShare(means, fold.model.measure(part.apply(fold.data), context));
    }
    return means;
  }

  /** Measures a metric on groups of rows of the validation parts, one fold after the other. */
  List<Double> measureGroups(String metric) throws TrialException {
    List<Double> groups = new ArrayList<>();
    for (Fold fold : folds) {
      groups.addAll(fold.model.measureGroups(fold.data.validation(), metric, context));
    }
    return groups;
  }

  /** The last epoch's mean loss of each output, where there are several. */
  Map<String, Double> lossesOfOutputs() {
    Map<String, Double> means = new HashMap<>();
    folds.forEach(fold -> addShare(means, fold.model.lossesOfOutputs()));
    return means;
  }

  private void addShare(Map<String, Double> means, Map<String, Double> metrics) {
    metrics.forEach((metric, value) -> means.merge(metric, value / folds.size(), Double::sum));
  }

  /** Adds the costs of one model, which are those of all. */
  void addCosts(Costs costs, Map<String, Double> metrics, Function<Dataset, Part> part) {
    costs.addTo(metrics, first().model, part.apply(first().data));
  }

  /** Writes the checkpoints. */
  void save() throws StorageException {
    for (Fold fold : folds) {
      fold.models.save(fold.model);
    }
  }

  @Override
  public void close() {
    folds.forEach(fold -> fold.model.close());
  }
}
