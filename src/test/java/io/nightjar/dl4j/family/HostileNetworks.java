package io.nightjar.dl4j.family;

import io.nightjar.space.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Users' networks that go wrong while they train, in the way that a parameter says. */
public final class HostileNetworks implements NetworkBuilder {

  @Override
  public Blueprint build(Configuration parameters, Sizes sizes, long seed) {
    int width = parameters.integer("width");
    return new Blueprint.Layers(
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Sgd(parameters.number("learning-rate")))
            .list()
            .layer(
                new DenseLayer.Builder()
                    .nIn(sizes.inputs())
                    .nOut(width)
                    .activation(layer(parameters.text("how")))
                    .build())
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(width)
                    .nOut(sizes.outputs())
                    .activation(Activation.SOFTMAX)
                    .build())
            .build());
  }

  private static IActivation layer(String how) {
    return switch (how) {
      case "throw" -> new Throwing();
      case "block" -> new Blocking();
      case "large" -> new Large();
      default -> new Own();
    };
  }

  /** What our step does not know, so that {@code fit} trains it. */
  static class Own extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    private final transient IActivation same = new ActivationIdentity();

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
      if (training) {
        act();
      }
      return same.getActivation(in, training);
    }

    void act() {}

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
      return same.backprop(in, epsilon);
    }
  }

  /** Throws in its third step. */
  static final class Throwing extends Own {
    private static final long serialVersionUID = 1L;

    private int steps;

    @Override
    void act() {
      if (++steps == 3) {
        throw new IllegalStateException("the layer\nbroke");
      }
    }
  }

  /** Wants more memory than there is, in one array that nobody could have foreseen. */
  static final class Large extends Own {
    private static final long serialVersionUID = 1L;

    @Override
    void act() {
      Nd4j.createUninitializedDetached(DataType.FLOAT, 1 << 29).close();
    }
  }

  /** Waits in native code, where no interrupt comes through, until {@link #release}. */
  public static final class Blocking extends Own {
    private static final long serialVersionUID = 1L;
    private static final ServerSocket NOBODY = socket();

    private static ServerSocket socket() {
      try {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    void act() {
      try (Socket call = NOBODY.accept()) {
        call.setTcpNoDelay(true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Ends the waiting for good. */
    public static void release() throws IOException {
      NOBODY.close();
    }
  }
}
