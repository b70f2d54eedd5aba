package io.nightjar.dl4j.step;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** A network and our copy of what it learns. */
final class Link {
  private final MultiLayerNetwork network;
  private final Parameters parameters;
  private final Map<Integer, Parameter> byFirst = new HashMap<>();

  Link(MultiLayerNetwork network, Parameters parameters) {
    this.network = network;
    this.parameters = parameters;
    for (Parameter part : parameters.parts()) {
      byFirst.put(part.first(), part);
    }
  }

  /** The network's optimiser, if we have all of its rules and its parameters are ours. */
  Optional<Optimizer> optimizer() {
    if (network.numParams() != parameters.count()) {
      return Optional.empty();
    }
    Optimizer optimizer = new Optimizer(parameters);
    for (UpdaterBlock block : blocks()) {
      for (UpdaterBlock.ParamState state : block.getLayersAndVariablesInBlock()) {
        IUpdater updater = updater(state);
        Optional<Rule> rule = Rule.of(updater);
        if (rule.isEmpty()) {
          return Optional.empty();
        }
        optimizer.add(part(state), updater, rule.get(), decay(state));
      }
    }
    return Optional.of(optimizer);
  }

  private List<UpdaterBlock> blocks() {
    return ((MultiLayerUpdater) network.getUpdater()).getUpdaterBlocks();
  }

  private Parameter part(UpdaterBlock.ParamState state) {
    return Objects.requireNonNull(byFirst.get(state.getParamOffsetStart()));
  }

  private static IUpdater updater(UpdaterBlock.ParamState state) {
    return state.getLayer().getConfig().getUpdaterByParam(state.getParamName());
  }

  private static @Nullable WeightDecay decay(UpdaterBlock.ParamState state) {
    Trainable layer = state.getLayer();
    List<Regularization> all = layer.getConfig().getRegularizationByParam(state.getParamName());
    return all == null || all.isEmpty() ? null : (WeightDecay) all.get(0);
  }

  int epoch() {
    return network.getEpochCount();
  }

  /**
   * Reads the network.
   *
   * @return its iteration
   */
  int load() {
    float[] values = vector(network.params());
    for (Parameter part : parameters.parts()) {
      Parameters.read(part, values, part.first(), parameters.values());
    }
    blocks().stream()
        .filter(block -> block.getGradientUpdater() == null)
        .forEach(UpdaterBlock::init);
    eachState(Parameters::read, state());
    return network.getIterationCount();
  }

  /** Writes the network. */
  void store(int iteration) {
    float[] values = new float[parameters.count()];
    for (Parameter part : parameters.parts()) {
      Parameters.write(part, values, part.first(), parameters.values());
    }
    assign(values, network.params());
    float[] state = state();
    eachState(Parameters::write, state);
    if (state.length > 0) {
      assign(state, network.getUpdater().getStateViewArray());
    }
    network.setIterationCount(iteration);
  }

  private static void assign(float[] values, INDArray view) {
    try (INDArray row = Nd4j.createFromArray(values)) {
      view.assign(row.reshape(view.shape()));
    }
  }

  private static float[] vector(INDArray view) {
    return view.reshape(view.length()).toFloatVector();
  }

  private float[] state() {
    INDArray view = network.getUpdater().getStateViewArray();
    return view == null ? new float[0] : vector(view);
  }

  private interface Copy {
    void apply(Parameter part, float[] view, int offset, float[] ours);
  }

  /** A block of the view holds one array of state after the other, each for all of its parts. */
  private void eachState(Copy copy, float[] view) {
    for (UpdaterBlock block : blocks()) {
      int size = block.getParamOffsetEnd() - block.getParamOffsetStart();
      int states = (block.getUpdaterViewOffsetEnd() - block.getUpdaterViewOffsetStart()) / size;
      for (UpdaterBlock.ParamState state : block.getLayersAndVariablesInBlock()) {
        for (int number = 0; number < states; number++) {
          int offset =
              block.getUpdaterViewOffsetStart()
                  + number * size
                  + state.getParamOffsetStart()
                  - block.getParamOffsetStart();
          copy.apply(part(state), view, offset, parameters.state(number));
        }
      }
    }
  }
}
