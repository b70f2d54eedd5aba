package io.nightjar.format;

import io.nightjar.guide.OutsideRanges;
import io.nightjar.guide.Training;
import io.nightjar.search.Deepening;
import io.nightjar.search.SchedulerSpec;
import io.nightjar.search.SearcherSpec;
import io.nightjar.study.Budget;
import io.nightjar.study.HonestSpec;
import io.nightjar.study.WarmStart;
import io.nightjar.trial.DataSpec;
import io.nightjar.trial.Goals;
import io.nightjar.trial.InitialModel;
import io.nightjar.trial.ModelSpec;
import io.nightjar.trial.SplitSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A job file with its defaults filled in, all but its space. */
record JobFile(
    String study,
    Optional<ModelReader.Model> model,
    Optional<DataSpec> data,
    Goals goals,
    SearcherSpec searcher,
    SchedulerSpec scheduler,
    Budget budget,
    long seed,
    Optional<WarmStart> warmStart,
    Optional<Deepening> deepening,
    Optional<HonestSpec> honest,
    Training training,
    Optional<InitialModel> initial,
    OutsideRanges outside) {

  static final List<String> KEYS =
      List.of(
          "study",
          "space",
          "parameters",
          "model",
          "data",
          "objective",
          "constraints",
          "searcher",
          "scheduler",
          "budget",
          "seed",
          "warm-start",
          "deepen",
          "honest",
          "fine-tune",
          "outside-documented-ranges");
  static final List<String> MODEL_KEYS = List.of(ModelSpec.CLASS, ModelSpec.ARBITER);
  static final List<String> DATA_KEYS =
      List.of("source", "label", "labels", "shape", "test", "test-labels", "rows", "split");
  static final List<String> IMAGE_KEYS = List.of("height", "width", "channels");
  static final List<String> SEQUENCE_KEYS = List.of("steps", "channels");
  static final List<String> SPLIT_KEYS =
      List.of("train", "validation", "test", "column", "folds", "seed");
  static final List<String> OBJECTIVE_KEYS = List.of("metric", "direction");
  static final List<String> CONSTRAINT_KEYS = List.of("at-most", "at-least");
  static final List<String> SEARCHER_KEYS = List.of("type", "points");
  static final List<String> SCHEDULER_KEYS = List.of("type", "eta", "lag");
  static final List<String> BUDGET_KEYS =
      List.of("trials", "epochs", "trial-time", "time", "cut-from");
  static final List<String> FINE_TUNE_KEYS = List.of("from", "freeze", "sha-256");
  static final List<String> DEEPEN_KEYS = List.of("parameter", "best");
  static final List<String> HONEST_KEYS = List.of("best", "repeats");
  static final List<String> WARM_START_KEYS = List.of("study", "sweeps");

  static final SearcherSpec AUTO =
      new SearcherSpec(SearcherSpec.Kind.AUTO, SearcherSpec.DEFAULT_POINTS);
  static final SchedulerSpec HYPERBAND =
      new SchedulerSpec(SchedulerSpec.Kind.HYPERBAND, SchedulerSpec.DEFAULT_ETA);
  static final SplitSpec SPLIT = new SplitSpec(0.7, 0.15, 0.15, 1);

  /** Where the test part is given. */
  static final SplitSpec SPLIT_BESIDE_TEST = new SplitSpec(0.85, 0.15, 0, 1);

  static final DataSpec DATA = DataSpec.digits(SPLIT);

  /** One round of Hyperband over 1 to 27 epochs. */
  static final Budget BUDGET = new Budget(49, 1, 27, Duration.ofMinutes(10), Optional.empty());

  static final long SEED = 1;
}
