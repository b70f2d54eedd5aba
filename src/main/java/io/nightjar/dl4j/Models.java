package io.nightjar.dl4j;

import io.nightjar.dl4j.data.Dataset;
import io.nightjar.run.Checkpoints;
import io.nightjar.run.StorageException;
import io.nightjar.run.TrialContext;
import io.nightjar.run.TrialException;
import io.nightjar.space.Configuration;
import io.nightjar.trial.FailureKind;
import io.nightjar.trial.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/** Makes the model of a trial, from its newest usable checkpoint or new. */
final class Models {
  private final Trial trial;
  private final Configuration settings;
  private final Dataset data;
  private final TrialContext context;

  Models(Trial trial, Dataset data, TrialContext context) {
    this.trial = trial;
    this.settings = MlpSettings.complete(trial.configuration());
    this.data = data;
    this.context = context;
  }

  /**
   * The model with the most epochs.
   *
   * @param bound the most epochs to take from a checkpoint; below 1 the model is new
   * @throws TrialException if no network can be built for the configuration
   */
  Model newest(int bound) throws TrialException {
    MultiLayerConfiguration configuration = configuration();
    Batches batches = batches();
    MultiLayerNetwork network =
        restored(bound, configuration).orElseGet(() -> new MultiLayerNetwork(configuration));
    if (network.getEpochCount() == 0) {
      network.init();
    }
    context.resumedFrom(network.getEpochCount());
    return new Model(network, data, batches, trial.seed());
  }

  private MultiLayerConfiguration configuration() throws TrialException {
    try {
      return MlpNetwork.of(settings, data.columns(), data.classes().size(), trial.seed());
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
    boolean normalized = settings.flag(MlpFamily.BATCH_NORM);
    return new Batches(
        data.train(), data.classes().size(), Math.min(size, rows), normalized ? 2 : 1);
  }

  private int batchSize() throws TrialException {
    try {
      return settings.integer(MlpFamily.BATCH_SIZE);
    } catch (RuntimeException e) {
      throw invalid(e);
    }
  }

  private Optional<MultiLayerNetwork> restored(int bound, MultiLayerConfiguration configuration) {
    Checkpoints checkpoints = context.checkpoints();
    try {
      for (int epochs : checkpoints.epochsUpTo(bound)) {
        Optional<MultiLayerNetwork> network = restored(checkpoints, epochs, configuration);
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
  private Optional<MultiLayerNetwork> restored(
      Checkpoints checkpoints, int epochs, MultiLayerConfiguration configuration) {
    Optional<MultiLayerNetwork> kept =
        ModelCache.shared().take(ModelCache.Key.of(trial, context), epochs);
    return kept.isPresent() ? kept : read(checkpoints, epochs, configuration);
  }

  /** A damaged checkpoint costs time, not the trial. */
  private Optional<MultiLayerNetwork> read(
      Checkpoints checkpoints, int epochs, MultiLayerConfiguration configuration) {
    try (InputStream file = checkpoints.read(epochs)) {
      MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(file, true);
      if (network.getEpochCount() == epochs && fits(network, configuration)) {
        return Optional.of(network);
      }
      Model.free(network);
      context.warn("Cannot use the checkpoint of epoch " + epochs + ": it is of another model");
    } catch (IOException | RuntimeException e) {
      context.warn("Cannot read the checkpoint of epoch " + epochs + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  private static boolean fits(MultiLayerNetwork network, MultiLayerConfiguration configuration) {
    return layers(network.getLayerWiseConfigurations()).equals(layers(configuration));
  }

  /** Without the counts of steps and epochs, which differ. */
  private static List<Layer> layers(MultiLayerConfiguration configuration) {
    return configuration.getConfs().stream().map(NeuralNetConfiguration::getLayer).toList();
  }

  /**
   * Writes the model's checkpoint, with all that training needs to go on, and keeps its network.
   */
  void save(Model model) throws StorageException {
    context
        .checkpoints()
        .write(model.epochs(), out -> ModelSerializer.writeModel(model.network(), out, true));
    ModelCache.shared().keep(ModelCache.Key.of(trial, context), model.giveAway());
  }
}
