package io.nightjar.dl4j.step;

import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Trains a Deeplearning4j network by steps that {@code fit} would take, up to rounding.
 *
 * <p>It has arrays of its own: {@link #load} takes the network's parameters, the state of its
 * optimiser and its iteration over, {@link #store} puts them back. The bits of what it computes
 * depend on what it was given alone, not on the machine. For one thread at a time.
 */
public final class FastNetwork {
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** What a prediction makes room for where no step has made more. */
  private static final int ROWS_PER_PREDICTION = 64;

  private final Link link;
  private final Parameters parameters;
  private final Masks masks;
  private final Intake intake;
  private final Layer[] layers;
  private final Tensor[] tensors;
  private final Loss loss;
  private final Optimizer optimizer;
  private int iteration;

  /** The rows that the tensors have room for. */
  private int room = ROWS_PER_PREDICTION;

  private FastNetwork(
      Link link, Masks masks, Intake intake, Assembly assembly, Loss loss, Optimizer optimizer) {
    this.link = link;
    this.parameters = assembly.parameters();
    this.masks = masks;
    this.intake = intake;
    this.layers = assembly.layers().toArray(Layer[]::new);
    this.tensors = assembly.tensors().toArray(Tensor[]::new);
    this.loss = loss;
    this.optimizer = optimizer;
    load();
  }

  /** Whether this JVM takes steps. */
  public static boolean isAvailable() {
    return lacking().isEmpty();
  }

  /**
   * Why this JVM takes no steps: it runs without {@code --add-modules=jdk.incubator.vector}, or on
   * a processor without fused multiply-add, where steps would be too slow to use. Empty if it does.
   */
  public static Optional<String> lacking() {
    return Needs.LACKING;
  }

  /**
   * A trainer of this network, loaded from it; none if it has a layer or a setting that is not
   * covered, or if steps are not {@link #isAvailable available}.
   *
   * @param network a network that was initialised
   */
  public static Optional<FastNetwork> of(MultiLayerNetwork network) {
    return isAvailable() ? of(network, Masks.random()) : Optional.empty();
  }

  /**
   * A trainer of this network, as {@link #of(MultiLayerNetwork)}, also where its configuration does
   * not tell the size of its images or the kind of its data.
   *
   * @param type of the data that the network was made for
   */
  public static Optional<FastNetwork> of(MultiLayerNetwork network, InputType type) {
    return isAvailable() ? of(network, type, Masks.random()) : Optional.empty();
  }

  static Optional<FastNetwork> of(MultiLayerNetwork network, Masks masks) {
    return Source.type(network.getLayerWiseConfigurations())
        .flatMap(type -> of(network, type, masks));
  }

  static Optional<FastNetwork> of(MultiLayerNetwork network, InputType type, Masks masks) {
    return Source.of(network.getLayerWiseConfigurations(), type)
        .filter(source -> Coverage.covers(network))
        .flatMap(source -> of(network, source, masks));
  }

  private static Optional<FastNetwork> of(MultiLayerNetwork network, Source source, Masks masks) {
    MultiLayerConfiguration conf = network.getLayerWiseConfigurations();
    Assembly assembly = new Assembly(source.input(), masks);
    for (int i = 0; i < conf.getConfs().size(); i++) {
      if (!assembly.add(conf.getInputPreProcess(i)) || !assembly.add(conf.getConf(i).getLayer())) {
        return Optional.empty();
      }
    }
    assembly.parameters().allocate();
    Link link = new Link(network, assembly.parameters());
    return assembly
        .loss()
        .flatMap(
            loss ->
                link.optimizer()
                    .map(
                        optimizer ->
                            new FastNetwork(
                                link, masks, source.intake(), assembly, loss, optimizer)));
  }

  /** Takes parameters, the optimiser's state and the iteration over from the network. */
  public void load() {
    iteration = link.load();
  }

  /** Puts parameters, the optimiser's state and the iteration back into the network. */
  public void store() {
    link.store(iteration);
  }

  /**
   * The most bytes of the heap that it takes, parameters and the optimiser's state included; {@link
   * Long#MAX_VALUE} if an array cannot be as large.
   *
   * @param batchRows the most rows of a step
   * @param steps of each row, where it is a sequence
   */
  public long mostBytes(int batchRows, int steps) {
    long rows = Math.max(batchRows, room);
    long values = parameters.mostValues();
    for (Tensor tensor : tensors) {
      long length = tensor.mostValues(rows, steps);
      if (length > LONGEST_ARRAY) {
        return Long.MAX_VALUE;
      }
      values += tensor.hasErrors() ? 2 * length : length;
    }
    for (Layer layer : layers) {
      values += layer.mostValues(rows, steps);
    }
    return values * Float.BYTES;
  }

  /** Makes what is random in the steps to come depend on this seed alone. */
  public void restart(long seed) {
    masks.restart(seed);
  }

  /**
   * Takes one step.
   *
   * @param features a batch, row by row without padding: images as [channel][row][column],
   *     sequences, all of the same length, as [step][channel]
   * @param labels the wanted outputs, row by row; for classes 1 at the right one
   * @param rows of the batch
   * @return the mean loss of the rows before the step, with the penalty that stands for weight
   *     decay: what Deeplearning4j calls the score
   */
  public double step(float[] features, float[] labels, int rows) {
    return step(new Features(features, rows, null), labels);
  }

  /**
   * Takes one step on sequences.
   *
   * @param features a batch, row by row as [step][channel], each with as many steps; those behind a
   *     row's length do not matter, unless a layer reads both ways: Deeplearning4j starts the way
   *     back in the padding
   * @param lengths the steps of each row that count
   */
  public double step(float[] features, float[] labels, int[] lengths) {
    return step(new Features(features, lengths.length, lengths), labels);
  }

  private double step(Features features, float[] labels) {
    int rows = features.rows();
    room = Math.max(room, rows);
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
    predict(new Features(features, rows, null), outputs);
  }

  /**
   * Computes the network's output for sequences.
   *
   * @param lengths the steps of each row that count
   */
  public void predict(float[] features, int[] lengths, float[] outputs) {
    predict(new Features(features, lengths.length, lengths), outputs);
  }

  private void predict(Features features, float[] outputs) {
    int width = output().width();
    for (int first = 0; first < features.rows(); first += room) {
      int count = Math.min(room, features.rows() - first);
      forward(Pass.PREDICT, features, first, count);
      loss.predict(output(), count);
      for (int row = 0; row < count; row++) {
        System.arraycopy(
            output().values(), row * output().stride(), outputs, (first + row) * width, width);
      }
    }
  }

  private Tensor output() {
    return tensors[tensors.length - 1];
  }

  private void forward(Pass pass, Features features, int first, int rows) {
    intake.take(features, first, rows, tensors[0]);
    for (Tensor tensor : tensors) {
      tensor.reserve(rows);
    }
    for (Layer layer : layers) {
      layer.forward(pass, rows);
    }
  }
}
