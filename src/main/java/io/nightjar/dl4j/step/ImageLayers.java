package io.nightjar.dl4j.step;

import io.nightjar.dl4j.step.kernel.Lanes;
import io.nightjar.dl4j.step.kernel.Sliding;
import io.nightjar.dl4j.step.kernel.Windows;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;

/** Adds layers that slide a window over images. */
final class ImageLayers {
  private final Assembly assembly;

  ImageLayers(Assembly assembly) {
    this.assembly = assembly;
  }

  boolean add(ConvolutionLayer layer) {
    Optional<Windows> windows =
        layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
            ? windows(
                layer.getConvolutionMode(),
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation())
            : Optional.empty();
    if (windows.isEmpty() || layer.getNIn() != assembly.last().width()) {
      return false;
    }
    convolve(layer, windows.get());
    return assembly.add(layer.getActivationFn());
  }

  private void convolve(ConvolutionLayer layer, Windows windows) {
    Tensor input = assembly.last();
    int filters = (int) layer.getNOut();
    Parameter bias = layer.hasBias() ? assembly.parameters().addVector(filters) : null;
    Parameter weights = weights(windows.area(), input.width(), filters);
    Tensor output = assembly.next(form(windows), filters);
    assembly.put(new Convolution(assembly.parameters(), windows, input, output, weights, bias));
  }

  /** Deeplearning4j's order is filter, channel, pixel; ours is pixel, channel, filter. */
  private Parameter weights(int area, int channels, int filters) {
    int stride = Lanes.padded(filters);
    return assembly
        .parameters()
        .add(
            filters * channels * area,
            area * channels * stride,
            i -> (i % area * channels + i / area % channels) * stride + i / area / channels);
  }

  boolean add(SubsamplingLayer layer) {
    Tensor input = assembly.last();
    Optional<Windows> windows =
        layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
            ? windows(
                layer.getConvolutionMode(),
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation())
            : Optional.empty();
    if (windows.isEmpty() || input.stride() % Lanes.BLOCK != 0) {
      return false;
    }
    Tensor output = assembly.next(form(windows.get()), input.width());
    switch (layer.getPoolingType()) {
      case MAX -> assembly.put(new LargestPooling(windows.get(), input, output));
      case AVG -> assembly.put(new MeanPooling(windows.get(), input, output));
      default -> {
        return false;
      }
    }
    return !layer.isAvgPoolIncludePadInDivisor();
  }

  private static Form form(Windows windows) {
    return new Form.Image(windows.down().count(), windows.across().count());
  }

  private Optional<Windows> windows(
      ConvolutionMode mode, int[] kernel, int[] step, int[] padding, int @Nullable [] dilation) {
    if (!(assembly.last().form() instanceof Form.Image image) || isDilated(dilation)) {
      return Optional.empty();
    }
    return sliding(mode, image.height(), kernel[0], step[0], padding[0])
        .flatMap(
            down ->
                sliding(mode, image.width(), kernel[1], step[1], padding[1])
                    .map(across -> new Windows(down, across)));
  }

  private static boolean isDilated(int @Nullable [] dilation) {
    return dilation != null && (dilation[0] != 1 || dilation[1] != 1);
  }

  private static Optional<Sliding> sliding(
      ConvolutionMode mode, int size, int kernel, int step, int padding) {
    return switch (mode) {
      case Same -> Optional.of(Sliding.same(size, kernel, step));
      case Truncate, Strict ->
          Optional.of(Sliding.truncated(size, kernel, step, padding))
              .filter(sliding -> padding < kernel && kernel <= size + 2 * padding);
      default -> Optional.empty();
    };
  }
}
