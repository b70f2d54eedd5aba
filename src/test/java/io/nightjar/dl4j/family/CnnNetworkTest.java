package io.nightjar.dl4j.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.trial.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class CnnNetworkTest {
  private static final Shape.Image DIGIT = new Shape.Image(8, 8, 1);

  private static MultiLayerNetwork network(Shape.Image image, Object... namesAndValues) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            CnnNetwork.of(
                Settings.complete(CnnFamily.FAMILY, Nets.configuration(namesAndValues)),
                image,
                Nets.counts(3),
                Nets.COURSE));
    network.init();
    return network;
  }

  private static List<String> layers(MultiLayerNetwork network) {
    return Arrays.stream(network.getLayers())
        .map(layer -> layer.conf().getLayer().getClass().getSimpleName())
        .toList();
  }

  private static Stream<String> kernels(MultiLayerNetwork network) {
    return Arrays.stream(network.getLayers())
        .map(layer -> layer.conf().getLayer())
        .filter(ConvolutionLayer.class::isInstance)
        .map(ConvolutionLayer.class::cast)
        .filter(layer -> layer.getClass() == ConvolutionLayer.class)
        .map(
            layer ->
                layer.getKernelSize()[0]
                    + "x"
                    + layer.getKernelSize()[1]
                    + " "
                    + layer.getNIn()
                    + ">"
                    + layer.getNOut());
  }

  @Test
  void stacksStagesAndDoublesTheFilters() {
    MultiLayerNetwork network = network(DIGIT, "stages", 2L, "filters", 4L, "dropout", 0.3);

    assertThat(layers(network))
        .containsExactly(
            "ConvolutionLayer",
            "SubsamplingLayer",
            "ConvolutionLayer",
            "SubsamplingLayer",
            "DenseLayer",
            "DropoutLayer",
            "OutputLayer");
    assertThat(kernels(network)).containsExactly("3x3 1>4", "3x3 4>8");
    assertThat(network.numParams())
        .isEqualTo(9 * 4 + 4 + 9 * 4 * 8 + 8 + 2 * 2 * 8 * 16 + 16 + 16 * 3 + 3);
  }

  @ParameterizedTest
  @CsvSource({
    "7x7, 7x7 1>4",
    "5x5, 5x5 1>4",
    "3x3, 3x3 1>4",
    "1x1, 1x1 1>4",
    "7x1+1x7, 7x1 1>4; 1x7 4>4"
  })
  void hasTheKernelsOfTheGuide(String kernel, String expected) {
    MultiLayerNetwork network = network(DIGIT, "kernel", kernel, "stages", 1L, "filters", 4L);

    assertThat(String.join("; ", kernels(network).toList())).isEqualTo(expected);
    assertThat(network.feedForward(Nd4j.ones(2, 1, 8, 8)).get(1).shape())
        .as("a convolution keeps the size")
        .containsExactly(2, 4, 8, 8);
  }

  @Test
  void normalizesBetweenConvolutionAndActivation() {
    MultiLayerNetwork network =
        network(DIGIT, "batch-norm", true, "stages", 1L, "kernel", "7x1+1x7");

    assertThat(layers(network))
        .containsExactly(
            "ConvolutionLayer",
            "BatchNormalization",
            "ActivationLayer",
            "ConvolutionLayer",
            "BatchNormalization",
            "ActivationLayer",
            "SubsamplingLayer",
            "DenseLayer",
            "OutputLayer");
    assertThat(network.getLayer(0).paramTable()).doesNotContainKey("b");
  }

  @ParameterizedTest
  @CsvSource({"max, 4", "avg, 4", "none, 8"})
  void poolsHalfOfRowsAndColumns(String pooling, int rows) {
    MultiLayerNetwork network = network(DIGIT, "pooling", pooling, "stages", 1L, "filters", 2L);

    assertThat(network.getLayer(layers(network).indexOf("DenseLayer")).getParam("W").rows())
        .isEqualTo(rows * rows * 2);
  }

  @ParameterizedTest
  @CsvSource({"8, 8, 8", "5, 1, 3", "1, 1, 2", "28, 28, 8"})
  void poolsOnlyWhileTheImageIsLargeEnough(int height, int width, long stages) {
    MultiLayerNetwork network =
        network(
            new Shape.Image(height, width, 2), "stages", stages, "filters", 1L, "kernel", "7x7");

    INDArray output = network.output(Nd4j.rand(3, 2, height, width));

    assertThat(output.shape()).containsExactly(3, 3);
    assertThat(output.isNaN().any()).isFalse();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> network(DIGIT, "kernel", "2x2")).hasMessage("Invalid kernel: 2x2");
    assertThatThrownBy(() -> network(DIGIT, "pooling", "sum")).hasMessage("Invalid pooling: sum");
  }

  @Test
  void takesImagesOnly() {
    CnnFamily family = new CnnFamily();

    assertThat(family.refusal(DIGIT)).isEmpty();
    assertThat(family.refusal(new Shape.Flat(64)))
        .contains(
            "a cnn takes images, and these are 64 columns; for a table of pixels give data.shape:"
                + " {height: H, width: W, channels: C}");
  }
}
