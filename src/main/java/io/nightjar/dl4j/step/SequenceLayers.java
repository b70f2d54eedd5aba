package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.Memory.Direction;
import io.nightjar.dl4j.step.Memory.Turn;
import io.nightjar.dl4j.step.kernel.Lanes;
import java.util.function.IntUnaryOperator;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Adds layers that read sequences, and those that make one line of many. */
final class SequenceLayers {
  private static final int GATES = 4;

  private final Assembly assembly;

  SequenceLayers(Assembly assembly) {
    this.assembly = assembly;
  }

  boolean add(LSTM layer) {
    return add(layer, assembly.last(), Direction.FORWARD, Turn.FIRST);
  }

  private boolean add(LSTM layer, Tensor input, Direction direction, Turn turn) {
    if (!(input.form() instanceof Form.Sequence sequence)
        || layer.getNIn() != input.width()
        || layer.getRnnDataFormat() == RNNFormat.NWC
        || !(layer.getActivationFn() instanceof ActivationTanH)
        || !(layer.getGateActivationFn() instanceof ActivationSigmoid)) {
      return false;
    }
    int units = (int) layer.getNOut();
    Memory.Weights weights =
        new Memory.Weights(gates(input.width(), units), gates(units, units), gates(1, units));
    Tensor output = assembly.next(input.form(), units);
    assembly.put(
        new Memory(
            assembly.parameters(), weights, sequence.packing(), direction, turn, input, output));
    return true;
  }

  /** A matrix that Deeplearning4j keeps column by column; we pad the columns of each gate. */
  private Parameter gates(int rows, int units) {
    int padded = Lanes.padded(units);
    IntUnaryOperator column = i -> i / rows / units * padded + i / rows % units;
    return assembly
        .parameters()
        .add(
            rows * GATES * units,
            rows * GATES * padded,
            i -> i % rows * GATES * padded + column.applyAsInt(i));
  }

  boolean add(Bidirectional layer) {
    if (layer.getMode() != Bidirectional.Mode.CONCAT
        || layer.getFwd().getClass() != LSTM.class
        || layer.getBwd().getClass() != LSTM.class) {
      return false;
    }
    Tensor input = assembly.last();
    if (!add((LSTM) layer.getFwd(), input, Direction.FORWARD, Turn.SECOND)) {
      return false;
    }
    Tensor first = assembly.last();
    if (!add((LSTM) layer.getBwd(), input, Direction.BACKWARD, Turn.FIRST)) {
      return false;
    }
    Tensor second = assembly.last();
    Tensor output = assembly.next(input.form(), first.width() + second.width());
    assembly.put(new Joining(first, second, output));
    return true;
  }

  boolean add(LastTimeStep layer) {
    Layer inner = layer.getUnderlying();
    return inner.getClass() == LSTM.class
        && assembly.add(inner)
        && assembly.last().form() instanceof Form.Sequence
        && summarize(Summary.Kind.LAST);
  }

  boolean add(GlobalPoolingLayer layer) {
    if (assembly.last().form() instanceof Form.Whole || !layer.isCollapseDimensions()) {
      return false;
    }
    return switch (layer.getPoolingType()) {
      case AVG -> summarize(Summary.Kind.MEAN);
      case MAX -> summarize(Summary.Kind.LARGEST);
      default -> false;
    };
  }

  private boolean summarize(Summary.Kind kind) {
    Tensor input = assembly.last();
    Tensor output = assembly.next(new Form.Whole(), input.width());
    assembly.put(new Summary(kind, input, output));
    return input.stride() == output.stride();
  }
}
