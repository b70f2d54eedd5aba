package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.dl4j.family.Blueprint;
import io.nightjar.dl4j.family.Course;
import io.nightjar.dl4j.family.Family;
import io.nightjar.dl4j.family.Head;
import io.nightjar.dl4j.family.Hidden;
import io.nightjar.dl4j.family.Settings;
import io.nightjar.dl4j.family.Training;
import io.nightjar.run.Checkpoints;
import io.nightjar.run.StorageException;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.space.Configuration;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the model of a trial, from its newest usable checkpoint or new. */
final class Models {
  /** Two rows of two classes. */
  private static final int SMALLEST_OF_PAIRS = 4;

  private final Family family;
  private final Trial trial;
  private final Configuration settings;
  private final Dataset data;
  private final int longest;
  private final @Nullable FineTuning tuning;
  private final TrialContext context;

  /**
   * Models of a trial.
   *
   * @param longest the epochs of the study's longest training
   * @param tuning what new networks start from; null for random weights
   */
  Models(
      Family family,
      Trial trial,
      Dataset data,
      int longest,
      @Nullable FineTuning tuning,
      TrialContext context) {
    this.family = family;
    this.trial = trial;
    this.settings = Settings.complete(family.published(), trial.configuration());
    this.data = data;
    this.longest = longest;
    this.tuning = tuning;
    this.context = context;
  }

  /**
   * The model with the most epochs.
   *
   * @param bound the most epochs to take from a checkpoint; below 1 the model is new
   * @throws TrialException if no network can be built for the configuration
   * @throws IOException if it starts from a model that cannot be read
   */
  Model newest(int bound) throws TrialException, IOException {
    Batches batches = batches();
    Blueprint blueprint = blueprint(new Course(trial.seed(), batches.count(), longest));
    Optional<Network> restored = restored(bound, blueprint);
    Network network = restored.isPresent() ? restored.get() : Networks.create(blueprint);
    try {
      if (restored.isEmpty()) {
        tune(network);
      }
      Network stepped =
          SteppedNetwork.of(
              network, blueprint.layout(), data.shape(), batches.mostRows(), context.device());
      context.resumedFrom(network.epochs());
      return new Model(stepped, data, batches, trial.seed(), family.head());
    } catch (Exception | Error e) {
      network.free();
      throw e;
    }
  }

  private void tune(Network network) throws IOException {
    if (tuning != null && network instanceof LayerNetwork layers && layers.startFrom(tuning) == 0) {
      context.warn("The initial model has no layer with weights of the same shapes");
    }
  }

  private Blueprint blueprint(Course course) throws TrialException {
    try {
      Blueprint blueprint = family.blueprint(settings, data, course);
      return tuning == null ? blueprint : tuning.frozen(blueprint);
    } catch (RuntimeException e) {
      throw invalid(e);
    }
  }

  private static TrialException invalid(RuntimeException problem) {
    return new TrialException(
        FailureKind.INVALID_CONFIGURATION, "Cannot build a network: " + problem.getMessage());
  }

  private Batches batches() throws TrialException {
    int size = batchSize();
    int rows = data.train().rows();
    if (size > rows) {
      context.warn("batch-size " + size + " is above the " + rows + " rows of the train part");
    }
    if (family.head() == Head.EMBEDDING) {
      return pairs(size);
    }
    return new Batches(
        data.train(), data.classes().size(), Math.min(size, rows), isNormalized() ? 2 : 1);
  }

  /** Losses of metric learning compare the rows of a batch with each other. */
  private Batches pairs(int size) throws TrialException {
    int classes = data.classes().size();
    if (size < SMALLEST_OF_PAIRS) {
      throw invalid(
          new IllegalArgumentException(
              "batch-size %d holds no 2 rows of 2 classes, and metric learning needs diverse batches"
                      .formatted(size)
                  + " (guide 57.3)"));
    }
    if (size / 2 < classes) {
      context.warn(
          "batch-size %d holds 2 rows of %d of the %d classes at most: in metric learning the batch"
                  .formatted(size, size / 2, classes)
              + " size bounds the model (guide 57.3)");
    }
    return Batches.ofPairs(data.train(), classes, size);
  }

  /** Of a user's own model nobody knows. */
  private boolean isNormalized() {
    Object normalized = settings.values().get(Hidden.BATCH_NORM);
    return normalized == null || normalized.equals(true);
  }

  private int batchSize() throws TrialException {
    try {
      return settings.integer(Training.BATCH_SIZE);
    } catch (RuntimeException e) {
      throw invalid(e);
    }
  }

  private Optional<Network> restored(int bound, Blueprint blueprint) {
    Checkpoints checkpoints = context.checkpoints();
    try {
      for (int epochs : checkpoints.epochsUpTo(bound)) {
        Optional<Network> network = restored(checkpoints, epochs, blueprint);
        if (network.isPresent()) {
          return network;
        }
      }
    } catch (IOException e) {
      context.warn("Cannot list the checkpoints: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** From memory, where it is what the checkpoint has, or else from the checkpoint. */
  private Optional<Network> restored(Checkpoints checkpoints, int epochs, Blueprint blueprint) {
    Optional<Network> kept = ModelCache.shared().take(ModelCache.Key.of(trial, context), epochs);
    return kept.isPresent() ? kept : read(checkpoints, epochs, blueprint);
  }

  /** A damaged checkpoint costs time, not the trial. */
  private Optional<Network> read(Checkpoints checkpoints, int epochs, Blueprint blueprint) {
    try (InputStream file = checkpoints.read(epochs)) {
      Network network = Networks.read(blueprint, file);
      if (network.epochs() == epochs && network.fits(blueprint)) {
        return Optional.of(network);
      }
      network.free();
      context.warn("Cannot use the checkpoint of epoch " + epochs + ": it is of another model");
    } catch (IOException | RuntimeException e) {
      context.warn("Cannot read the checkpoint of epoch " + epochs + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  /**
   * Writes the model's checkpoint, with all that training needs to go on, and keeps its network.
   */
  void save(Model model) throws StorageException {
    context.checkpoints().write(model.epochs(), model.network()::write);
    ModelCache.shared().keep(ModelCache.Key.of(trial, context), model.giveAway());
  }
}
