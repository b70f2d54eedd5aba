package io.nightjar.dl4j.step;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Trains a Deeplearning4j network by steps that {@code fit} would take, up to rounding.
 *
 * <p>It has arrays of its own: {@link #load} takes the network's parameters, the state of its
 * optimiser and its iteration over, {@link #store} puts them back. The bits of what it computes
 * depend on what it was given alone, not on the machine. For one thread at a time.
 */
public final class FastNetwork {
  private static final String MODULE = "jdk.incubator.vector";

  /** What a prediction makes room for where no step has made more. */
  private static final int ROWS_PER_PREDICTION = 64;

  private final Link link;
  private final Masks masks;
  private final Layer[] layers;
  private final Tensor[] tensors;
  private final Loss loss;
  private final Optimizer optimizer;
  private int iteration;

  /** The rows that the tensors have room for. */
  private int room;

  private FastNetwork(Link link, Masks masks, Assembly assembly, Loss loss, Optimizer optimizer) {
    this.link = link;
    this.masks = masks;
    this.layers = assembly.layers().toArray(Layer[]::new);
    this.tensors = assembly.tensors().toArray(Tensor[]::new);
    this.loss = loss;
    this.optimizer = optimizer;
    load();
  }

  /**
   * A trainer of this network, loaded from it; none if it has a layer or a setting that is not
   * covered, or if the JVM runs without {@code --add-modules=jdk.incubator.vector}.
   *
   * @param network a network that was initialised
   */
  public static Optional<FastNetwork> of(MultiLayerNetwork network) {
    return ModuleLayer.boot().findModule(MODULE).isEmpty()
        ? Optional.empty()
        : of(network, Masks.random());
  }

  static Optional<FastNetwork> of(MultiLayerNetwork network, Masks masks) {
    List<org.deeplearning4j.nn.conf.layers.Layer> confs =
        network.getLayerWiseConfigurations().getConfs().stream()
            .map(conf -> conf.getLayer())
            .toList();
    if (!Coverage.covers(network) || !(confs.get(0) instanceof FeedForwardLayer first)) {
      return Optional.empty();
    }
    Assembly assembly = new Assembly((int) first.getNIn(), masks);
    if (!confs.stream().allMatch(assembly::add)) {
      return Optional.empty();
    }
    assembly.parameters().allocate();
    Link link = new Link(network, assembly.parameters());
    return assembly
        .loss()
        .flatMap(
            loss ->
                link.optimizer()
                    .map(optimizer -> new FastNetwork(link, masks, assembly, loss, optimizer)));
  }

  /** Takes parameters, the optimiser's state and the iteration over from the network. */
  public void load() {
    iteration = link.load();
  }

  /** Puts parameters, the optimiser's state and the iteration back into the network. */
  public void store() {
    link.store(iteration);
  }

  /** Makes what is random in the steps to come depend on this seed alone. */
  public void restart(long seed) {
    masks.restart(seed);
  }

  /**
   * Takes one step.
   *
   * @param features a batch, row by row without padding
   * @param labels the wanted outputs, row by row; for classes 1 at the right one
   * @param rows of the batch
   * @return the mean loss of the rows before the step, with the penalty that stands for weight
   *     decay: what Deeplearning4j calls the score
   */
  public double step(float[] features, float[] labels, int rows) {
    reserve(rows);
    forward(Pass.TRAIN, features, 0, rows);
    double mean = loss.learn(output(), labels, rows);
    for (int i = layers.length - 1; i >= 0; i--) {
      layers[i].backward(rows);
    }
    Moment moment = new Moment(iteration, link.epoch());
    double score = mean + optimizer.penalty(moment);
    optimizer.update(moment);
    iteration++;
    return score;
  }

  /**
   * Computes the network's output.
   *
   * @param features row by row without padding
   * @param outputs gets the output, row by row without padding
   */
  public void predict(float[] features, int rows, float[] outputs) {
    reserve(ROWS_PER_PREDICTION);
    int width = output().width();
    for (int first = 0; first < rows; first += room) {
      int count = Math.min(room, rows - first);
      forward(Pass.PREDICT, features, first, count);
      loss.predict(output(), count);
      for (int row = 0; row < count; row++) {
        System.arraycopy(
            output().values(), row * output().stride(), outputs, (first + row) * width, width);
      }
    }
  }

  private void reserve(int rows) {
    if (room < rows) {
      room = rows;
      for (Tensor tensor : tensors) {
        tensor.reserve(rows);
      }
    }
  }

  private Tensor output() {
    return tensors[tensors.length - 1];
  }

  private void forward(Pass pass, float[] features, int first, int rows) {
    Tensor input = tensors[0];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          features,
          (first + row) * input.width(),
          input.values(),
          row * input.stride(),
          input.width());
    }
    for (Layer layer : layers) {
      layer.forward(pass, rows);
    }
  }
}
