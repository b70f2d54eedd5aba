package io.nightjar.dl4j.arbiter;

import org.deeplearning4j.arbiter.ComputationGraphSpace;
import org.deeplearning4j.arbiter.MultiLayerSpace;
import org.deeplearning4j.arbiter.conf.updater.AdamSpace;
import org.deeplearning4j.arbiter.layers.DenseLayerSpace;
import org.deeplearning4j.arbiter.layers.OutputLayerSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.parameter.BooleanSpace;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Arbiter spaces for the digits. */
public final class ArbiterSpaces {
  private ArbiterSpaces() {}

  /** Every kind of leaf; two layers of one width. */
  public static MultiLayerSpace layers() {
    ParameterSpace<Integer> width = new IntegerParameterSpace(16, 48);
    return new MultiLayerSpace.Builder()
        .updater(
            new AdamSpace(new ContinuousParameterSpace(new LogUniformDistribution(1e-3, 1e-2))))
        .weightInit(new DiscreteParameterSpace<>(WeightInit.XAVIER, WeightInit.RELU))
        .l2(new ContinuousParameterSpace(0, 1e-4))
        .addLayer(
            new DenseLayerSpace.Builder()
                .nIn(64)
                .nOut(width)
                .activation(new DiscreteParameterSpace<>(Activation.RELU, Activation.TANH))
                .hasBias(new BooleanSpace())
                .build())
        .addLayer(
            new DenseLayerSpace.Builder()
                .nIn(width)
                .nOut(new DiscreteParameterSpace<>(64, 16, 32))
                .dropOut(new ContinuousParameterSpace(0.5, 1))
                .activation(Activation.RELU)
                .build(),
            new IntegerParameterSpace(1, 1))
        .addLayer(
            new OutputLayerSpace.Builder()
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .lossFunction(LossFunction.MCXENT)
                .build())
        .setInputType(org.deeplearning4j.nn.conf.inputs.InputType.feedForward(64))
        .build();
  }

  /** A graph of two layers. */
  public static ComputationGraphSpace graph() {
    return new ComputationGraphSpace.Builder()
        .updater(new AdamSpace(new ContinuousParameterSpace(1e-3, 1e-2)))
        .addInputs("in")
        .addLayer(
            "Hidden 1",
            new DenseLayerSpace.Builder()
                .nIn(64)
                .nOut(new IntegerParameterSpace(16, 32))
                .activation(Activation.RELU)
                .build(),
            "in")
        .addLayer(
            "out",
            new OutputLayerSpace.Builder()
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .lossFunction(LossFunction.MCXENT)
                .build(),
            "Hidden 1")
        .setOutputs("out")
        .setInputTypes(org.deeplearning4j.nn.conf.inputs.InputType.feedForward(64))
        .build();
  }
}
