package io.nightjar.dl4j;

import io.nightjar.dl4j.family.Blueprint;
import io.nightjar.dl4j.family.Layout;
import io.nightjar.dl4j.step.FastNetwork;
import io.nightjar.run.TrialException;
import io.nightjar.trial.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** Layers in a row that are trained and asked by our own step, and kept by Deeplearning4j. */
final class SteppedNetwork implements Network {
  /** Larger ones would fill the heap that all slots share; their time goes into products anyway. */
  private static final long MOST_PARAMETERS = 10_000_000;

  private final LayerNetwork network;
  private final FastNetwork step;
  private final Layout layout;

  /** Whether the step has learned what the network does not know. */
  private boolean isAhead;

  /** Whether somebody else may have changed the network. */
  private boolean isBehind;

  private SteppedNetwork(LayerNetwork network, FastNetwork step, Layout layout) {
    this.network = network;
    this.step = step;
    this.layout = layout;
  }

  /**
   * A network with our step, where that covers it; else the network itself.
   *
   * @param shape of the rows of data
   * @param batchRows the most rows of a batch
   * @param device as in {@link io.nightjar.run.TrialContext#device}
   * @throws TrialException if the step would take more of the heap than a trial may have
   */
  static Network of(Network network, Layout layout, Shape shape, int batchRows, String device)
      throws TrialException {
    if (!(network instanceof LayerNetwork layers)
        || Dl4jEngine.gpuAddress(device).isPresent()
        || network.parameters() > MOST_PARAMETERS) {
      return network;
    }
    Optional<FastNetwork> step = step(layers.dl4j(), layout, shape);
    if (step.isEmpty()) {
      return network;
    }
    int steps = shape instanceof Shape.Sequence sequence ? sequence.steps() : 1;
    HeapShare.ofThisJvm().require(step.get().mostBytes(batchRows, steps), batchRows);
    return new SteppedNetwork(layers, step.get(), layout);
  }

  private static Optional<FastNetwork> step(MultiLayerNetwork network, Layout layout, Shape shape) {
    return switch (layout) {
      case ROWS -> FastNetwork.of(network, InputType.feedForward(shape.columns()));
      case IMAGES ->
          shape instanceof Shape.Image image
              ? FastNetwork.of(
                  network, InputType.convolutional(image.height(), image.width(), image.channels()))
              : Optional.empty();
      case SEQUENCES -> FastNetwork.of(network, InputType.recurrent(shape.channels()));
    };
  }

  @Override
  public int epochs() {
    return network.epochs();
  }

  @Override
  public void startEpoch(long seed) {
    step.restart(seed);
  }

  @Override
  public void finishEpoch(int epochs) {
    network.finishEpoch(epochs);
  }

  @Override
  public double fit(Batches batches, int batch) {
    catchUp();
    isAhead = true;
    float[] values = batches.values(batch);
    float[] labels = batches.oneHot(batch);
    return layout == Layout.SEQUENCES
        ? step.step(values, labels, batches.lengths(batch))
        : step.step(values, labels, batches.rows(batch));
  }

  @Override
  public float[] output(Batches batches, int batch) {
    catchUp();
    float[] outputs = new float[batches.rows(batch) * batches.classes()];
    if (layout == Layout.SEQUENCES) {
      step.predict(batches.values(batch), batches.lengths(batch), outputs);
    } else {
      step.predict(batches.values(batch), batches.rows(batch), outputs);
    }
    return outputs;
  }

  private void catchUp() {
    if (isBehind) {
      step.load();
      isBehind = false;
    }
  }

  @Override
  public DataSet dataSet(Batches batches, int batch) {
    return network.dataSet(batches, batch);
  }

  @Override
  public MultiLayerNetwork dl4j() {
    store();
    isBehind = true;
    return network.dl4j();
  }

  private void store() {
    if (isAhead) {
      step.store();
      isAhead = false;
    }
  }

  @Override
  public long parameters() {
    return network.parameters();
  }

  @Override
  public long bytes() {
    return network.bytes();
  }

  /** Without the step, whose arrays are as large as a batch needs. */
  @Override
  public Network atRest() {
    store();
    return network;
  }

  @Override
  public boolean fits(Blueprint blueprint) {
    return network.fits(blueprint);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    store();
    network.write(out);
  }

  @Override
  public void free() {
    network.free();
  }
}
